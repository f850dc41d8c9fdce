"""What people write for the plan: its own record types, imported only where a workspace has files of them."""
