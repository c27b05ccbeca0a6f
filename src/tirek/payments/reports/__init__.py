"""Reports on money: what was paid, what is to come, whether it all agrees. CSV, XLSX and PDF."""
