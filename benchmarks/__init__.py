"""programflow beside other ways to run the same little programme, timed."""
