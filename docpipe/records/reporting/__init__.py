"""What people write for the funder: periods reported on, indicators of the project, the publicity register, the form and the rules of reporting."""
