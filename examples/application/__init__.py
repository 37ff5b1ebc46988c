"""A small case application on programflow. Begin with `cases.py`."""
