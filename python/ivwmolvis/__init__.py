"""Inviwo's molecular visualisation is not part of this program; importing it says so."""

raise ImportError(
    "ivwmolvis (molecular visualisation) is not part of inviwo-ts. What works instead: read the molecule in Python "
    "(Biopython, ASE), put atoms into an ivwdataframe.DataFrame or an inviwopy.data.SphereMesh, and draw them with the "
    "Sphere Renderer; bonds as lines of an inviwopy.data.Mesh with the Line Renderer.",
    name="ivwmolvis",
)
