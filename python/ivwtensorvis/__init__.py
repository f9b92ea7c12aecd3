"""Inviwo's tensor fields are not part of this program; importing them says so."""

raise ImportError(
    "ivwtensorvis (tensor fields) is not part of inviwo-ts. What works instead: compute what is to be seen with NumPy "
    "(numpy.linalg.eigh takes whole arrays of tensors) and hand it on as inviwopy.data.Volume of one to four channels.",
    name="ivwtensorvis",
)
