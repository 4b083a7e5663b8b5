"""From image to text: the state of the page, what readers saw on it, which reading is used, and the page's zones.

Pure: nothing here knows a store, a clock or another craft.
"""
