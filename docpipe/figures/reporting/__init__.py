"""Values of reports to the funder: periods and deadlines, activities, evidence with its numbers, indicators."""
