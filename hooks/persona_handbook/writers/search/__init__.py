"""The search: an index in many small files, of which a query asks for a few.

The theme's search reads one file with the text of the whole site, and makes its index of it in the browser,
on every page: half a second for seven personas, and 77 MB for a thousand, which no browser takes.
``docs/assets/javascripts/search.js`` reads what is written here, in the place of the theme's own worker.
"""
