"""The laws that every programme and every journal obey; needs the extra `testing`."""
