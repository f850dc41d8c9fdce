"""A report to the funder: what a person says of a period beside what docpipe knows of it."""
