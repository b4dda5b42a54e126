"""Pictures that pages draw: from data to coordinates. How they look is for templates and style sheets."""

from .curve import curve
from .influence import influence_list, influence_map
from .mix import mix, mix_of_all
from .strip import strip

__all__ = ["curve", "influence_list", "influence_map", "mix", "mix_of_all", "strip"]
