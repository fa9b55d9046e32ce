"""Whole jobs, a file each, called by both faces.

Comes in: paths and options. Goes out: results that a face prints, and the files it was asked to write.
Can fail: any WartollError; a document that can't be read is a row of the result, not a failure.
"""
