from inviwopy.data._ports import *
