"""What is owed to suppliers: claims, the accounts they are paid to, contributions on top."""
