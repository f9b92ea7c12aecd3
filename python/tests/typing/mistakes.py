"""Mistakes that a type checker finds before the processor runs."""

import inviwopy as ivw
from inviwopy.data import Mesh, MeshOutport, Volume
from inviwopy.glm import mat4, vec3, vec4
from inviwopy.properties import FloatProperty, OptionPropertyInt, StringProperty

level = FloatProperty("level", "Level", 0.5)
level.value = "high"  # expect: expression has type "str", variable has type "float
text = StringProperty("text", "Text", 3)  # expect: No overload variant of "StringProperty"
choice = OptionPropertyInt("choice", "Choice", [("a", "A", "x")])  # expect: List item 0 has incompatible type
port = MeshOutport("mesh")
port.setData(Volume([[[0]]]))  # expect: incompatible type "Volume"; expected "Mesh | None"
level.valeu = 3  # expect: "FloatProperty" has no attribute "valeu"
position: vec3 = mat4(1) * vec4(1)  # expect: expression has type "vec4", variable has type "vec3"
mesh = Mesh()
mesh.addBufer(1)  # expect: "Mesh" has no attribute "addBufer"
ivw.logInfo(3)  # expect: Argument 1 to "logInfo" has incompatible type "int"
