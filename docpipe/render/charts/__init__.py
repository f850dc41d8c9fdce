"""A Chart → a native Word chart: its drawing in the text, its DrawingML part, and the workbook with its data that Word opens for editing.

Own XML rather than a library's: python-pptx writes bare charts of an older look, without theme colours, timetables or pyramids, and would bring Pillow and
XlsxWriter along; openpyxl's chart classes keep no cached values, without which no other program draws anything.
"""

from docpipe.render.charts.frame import chart_run

__all__ = ["chart_run"]
