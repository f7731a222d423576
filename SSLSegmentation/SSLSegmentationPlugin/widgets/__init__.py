"""What the steps are made of: the base of all panels, tables, boxes, choosers. No step of its own."""
