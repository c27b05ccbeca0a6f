"""What `tirek law check` refuses in the files of a service's folder, a module for each file."""
