"""Data frames: columns, joins, other forms, ports."""

from __future__ import annotations

import sys
import types
from typing import Any

import numpy as np
import pytest

import ivwdataframe as df
from inviwopy.data import BufferFLOAT32, BufferVec3FLOAT32, Unit
from inviwopy.data._description import array_of, from_description
from inviwopy.glm import dvec2


def atoms() -> df.DataFrame:
    frame = df.DataFrame(0)
    symbol = frame.addCategoricalColumn("symbol")
    x = frame.addFloatColumn("x", unit="angstrom", range=dvec2(0, 10))
    for name, value in (("C", 1.5), ("H", 2), ("C", 4)):
        symbol.add(name)
        x.add(value)
    frame.updateIndex()
    return frame


class TestColumns:
    def test_members(self) -> None:
        x = atoms().getColumn("x")
        assert x is not None
        assert (x.header, x.unit, x.range, x.size, x.type) == ("x", Unit("angstrom"), dvec2(0, 10), 3, df.ColumnType.Ordinal)
        assert [x[0], x[-1]] == [1.5, 4.0]
        assert list(x) == [1.5, 2.0, 4.0]
        assert isinstance(x.buffer, BufferFLOAT32)
        assert x.buffer.size == 3
        assert np.array_equal(x, np.array([1.5, 2, 4], np.float32))
        x.range = None
        assert x.dataRange == dvec2(1.5, 4)
        assert repr(x) == "<ColumnFLOAT32: 'x' [angstrom] size = 3 format = FLOAT32>"

    def test_column_and_buffer_are_the_same_numbers(self) -> None:
        x = atoms()["x"]
        x.buffer.data[0] = 7
        x[1] = 8
        x.set(2, 9)
        assert list(x) == [7, 8, 9]
        assert list(x.buffer.data) == [7, 8, 9]
        for value in range(100):
            x.add(value)
        assert (x.size, x.buffer.size, x.buffer.data[-1]) == (103, 103, 99)
        x.buffer.size = 2
        x.add(1)
        assert list(x) == [7, 8, 1]

    def test_categories(self) -> None:
        symbol: Any = atoms()["symbol"]
        assert list(symbol) == ["C", "H", "C"]
        assert (symbol.categories, list(symbol.data), symbol.type) == (["C", "H"], [0, 1, 0], df.ColumnType.Categorical)
        symbol[1] = "O"
        assert (symbol[1], symbol.getId(1), symbol.categories) == ("O", 2, ["C", "H", "O"])
        symbol.addMany(["N", "C"])
        assert [symbol[-2], symbol.get(0), symbol.categories[-1]] == ["N", "C", "N"]
        assert df.ColumnFLOAT32("x", [1.5]).get(0, asString=True) == "1.5"
        assert symbol.buffer.format is df.DataFrame(3).getIndexColumn().buffer.format

    def test_index(self) -> None:
        frame = atoms()
        assert list(frame.getIndexColumn()) == [0, 1, 2]
        assert frame.indexcol() is frame[0]
        assert frame[0].type is df.ColumnType.Index

    @pytest.mark.parametrize(
        ("add", "name"),
        [
            ("addFloatColumn", "FLOAT32"),
            ("addDoubleColumn", "FLOAT64"),
            ("addIntColumn", "INT32"),
            ("addInt64Column", "INT64"),
            ("addUIntColumn", "UINT32"),
            ("addSize_tColumn", "UINT64"),
        ],
    )
    def test_sizes_and_values(self, add: str, name: str) -> None:
        frame = df.DataFrame(2)
        zeros = getattr(frame, add)("zeros", 2)
        values = getattr(frame, add)("values", np.array([3, 4]), unit="m", range=(0, 5))
        assert (list(zeros), list(values), str(values.buffer.format)) == ([0, 0], [3, 4], name)
        assert (values.unit, values.range) == (Unit("m"), dvec2(0, 5))

    @pytest.mark.parametrize(
        ("action", "message"),
        [
            (lambda x: x.add("many"), "column 'n' holds INT32: invalid literal"),
            (lambda x: x.add(1.5), r"column 'n' holds whole numbers \(INT32\)"),
            (lambda x: x.add(2**31), "column 'n' holds -2147483648 to 2147483647, got 2147483648"),
            (lambda x: x.add([1, 2]), "one value per row"),
            (lambda x: x.add(object()), "column 'n' holds INT32, got <object"),
            (lambda x: x[9], "column 'n' has 1 rows, there is no row 9"),
        ],
    )
    def test_errors_name_the_column(self, action: Any, message: str) -> None:
        column = df.ColumnINT32("n", [1])
        with pytest.raises((TypeError, ValueError, OverflowError, IndexError), match=message):
            action(column)
        column.add("7")
        assert list(column) == [1, 7]


class TestFrames:
    def test_members(self) -> None:
        frame = atoms()
        assert (frame.rows, frame.cols, len(frame), frame.columns) == (3, 3, 3, ["index", "symbol", "x"])
        assert [column.header for column in frame] == ["index", "symbol", "x"]
        assert frame.getColumn(2) is frame.column(2) is frame["x"]
        assert frame.getColumn("y") is None
        assert frame.getRow(1) == [1, "H", 2.0]
        with pytest.raises(KeyError, match="there is no column 'y'; there are 'index', 'symbol', 'x'"):
            frame["y"]
        with pytest.raises(IndexError, match="3 columns, there is no column 3"):
            frame[3]
        with pytest.raises(ValueError, match="a column 'x' already"):
            frame.addFloatColumn("x")
        frame.dropColumn("symbol")
        frame.dropColumn(1)
        assert frame.columns == ["index"]
        with pytest.raises(ValueError, match="index column stays"):
            frame.dropColumn(0)

    def test_columns_from_buffers_are_shared(self) -> None:
        buffer = BufferFLOAT32(np.array([1, 2], np.float32))
        frame = df.DataFrame(2)
        column = frame.addColumnFromBuffer("b", buffer, Unit("s"), None)
        buffer.data[0] = 5
        assert list(column) == [5, 2]
        with pytest.raises(ValueError, match="a column for each component"):
            frame.addColumnFromBuffer("v", BufferVec3FLOAT32(2))

    def test_rows(self) -> None:
        frame = atoms()
        frame.addRow(["N", 3])
        assert frame.getRow(3) == [3, "N", 3.0]
        with pytest.raises(ValueError, match=r"a row has 2 values \(symbol, x\), got 1"):
            frame.addRow([1])

    def test_dicts_and_arrays(self) -> None:
        frame = df.DataFrame(
            {
                "u1": np.arange(2, dtype=np.uint8),
                "b": [True, False],
                "i": [1, 2],
                "f": [1, 2.5],
                "t": ["a", "b"],
                "gap": [1, None],
            }
        )
        formats = [str(column.buffer.format) for column in frame]
        assert formats == ["UINT32", "UINT8", "UINT8", "INT64", "FLOAT64", "UINT32", "FLOAT64"]
        assert frame.getColumn("t").type is df.ColumnType.Categorical  # type: ignore[union-attr]
        assert np.isnan(frame["gap"][1])
        assert frame.to_dict()["t"] == ["a", "b"]
        with pytest.raises(TypeError, match=r"a dict of columns or a pandas\.DataFrame, got list"):
            df.DataFrame([1])

    def test_what_looks_like_pandas(self) -> None:
        class Foreign:
            """Of a data frame of pandas only what is used."""

            columns = ("x", "name")

            def __getitem__(self, header: str) -> np.ndarray[Any, Any]:
                return {"x": np.array([1.0, 2.0]), "name": np.array(["b", "a"], object)}[header]

        frame = df.DataFrame(Foreign())
        assert [list(frame["x"]), list(frame["name"])] == [[1, 2], ["b", "a"]]

    def test_missing_values(self) -> None:
        class NAType:
            """As that of pandas."""

            def __bool__(self) -> bool:
                raise TypeError("boolean value of NA is ambiguous")

            def __ne__(self, other: object) -> Any:
                return self

        missing = NAType()
        frame = df.DataFrame({"t": ["a", missing, np.nan], "n": np.array([1, missing, None], object)})
        assert list(frame["t"]) == ["a", "", ""]
        assert list(np.isnan(frame["n"].data)) == [False, True, True]

    def test_pandas_is_asked_for_only_where_it_is_needed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pandas", None)
        with pytest.raises(ImportError, match="pip install pandas"):
            atoms().to_pandas()
        made = types.SimpleNamespace(DataFrame=lambda columns, index: (columns, list(index)))
        monkeypatch.setitem(sys.modules, "pandas", made)
        columns, index = atoms().to_pandas()
        assert (list(columns), index) == (["symbol", "x"], [0, 1, 2])

    def test_lengths(self) -> None:
        frame = df.DataFrame()
        frame.addFloatColumn("x", [1, 2])
        port = df.DataFrameOutport("out")
        port.setData(frame)
        assert list(frame.getIndexColumn()) == [0, 1]
        frame.addFloatColumn("y", [1])
        with pytest.raises(ValueError, match="the same number of rows, found x 2, y 1"):
            port.setData(frame)

    def test_descriptions(self) -> None:
        kept: dict[str, Any] = {}

        def register(thing: object) -> str:
            kept[f"p{len(kept)}"] = thing
            return f"p{len(kept) - 1}"

        description = atoms().describe(register)
        columns = description["columns"]
        assert [(c["type"], c["header"], c.get("range")) for c in columns] == [
            ("index", "index", None),
            ("categorical", "symbol", None),
            ("ordinal", "x", [0, 10]),
        ]
        again = from_description(description, lambda part: array_of(kept[part["handle"]]))
        assert [list(column) for column in again] == [[0, 1, 2], ["C", "H", "C"], [1.5, 2, 4]]
        assert again["x"].range == dvec2(0, 10)


class TestJoins:
    left = df.DataFrame({"k": ["a", "b", "c"], "x": [1, 2, 3]})
    right = df.DataFrame({"k": ["c", "a", "d"], "y": [0.5, 1.5, 2.5], "z": ["p", "q", "r"]})

    def test_inner(self) -> None:
        joined = df.innerJoin(self.left, self.right, "k")
        assert joined.getRow(1) == [1, "c", 3, 0.5, "p"]
        assert joined.rows == 2
        assert df.innerJoin(self.left, df.DataFrame({"y": [9]})).getRow(0) == [0, "a", 1, 9]
        assert df.innerJoin(self.left, self.right, keyColumns=["k"]).rows == 2

    def test_left(self) -> None:
        joined = df.leftJoin(self.left, self.right, keyColumn="k")
        assert [list(joined["x"]), list(joined["z"])] == [[1, 2, 3], ["q", "", "p"]]
        assert np.isnan(joined["y"][1])

    def test_columns(self) -> None:
        wide = df.appendColumns(self.left, self.right, ignoreDuplicateCols=True)
        assert wide.columns == ["index", "k", "x", "y", "z"]
        with pytest.raises(ValueError, match="a column 'k' already"):
            df.appendColumns(self.left, self.right)
        with pytest.raises(ValueError, match="left has 3 rows and right 1; see fillMissingRows"):
            df.appendColumns(self.left, df.DataFrame({"w": [1]}))
        assert list(df.appendColumns(self.left, df.DataFrame({"w": [1]}), fillMissingRows=True)["w"]) == [1, 0, 0]

    def test_rows(self) -> None:
        more = df.DataFrame({"x": [7], "k": ["e"]})
        with pytest.raises(ValueError, match="only one is categorical"):
            df.appendRows(self.left, more)
        tall = df.appendRows(self.left, more, matchByName=True)
        assert [tall.rows, list(tall["k"]), list(tall["x"])] == [4, ["a", "b", "c", "e"], [1, 2, 3, 7]]


def test_ports() -> None:
    assert df.DataFrameInport("p").classIdentifier == "org.inviwo.DataFrame.inport"
    assert df.DataFrameMultiInport("p").classIdentifier == "org.inviwo.DataFrame.multi.inport"
    assert df.DataFrameFlatMultiInport("p").classIdentifier == "org.inviwo.DataFrame.flat.multi.inport"
    outport = df.DataFrameOutport("df", help="A table")
    assert outport.classIdentifier == "org.inviwo.DataFrame.outport"
    outport.setData({"x": [1]})  # type: ignore[arg-type]
    frame = outport.getData()
    assert frame is not None
    assert frame.columns == ["index", "x"]
    with pytest.raises(TypeError, match="expects a DataFrame, got int"):
        outport.setData(3)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "instead"), [("ivwmolvis", "SphereMesh"), ("ivwtensorvis", "numpy.linalg")])
def test_modules_that_are_not_here_say_so(name: str, instead: str) -> None:
    with pytest.raises(ImportError, match=f"{name}.* is not part of inviwo-ts. What works instead: .*{instead}"):
        __import__(name)
