"""Series `sample-forum`: openly invented from first to last, to show the full set of features."""
