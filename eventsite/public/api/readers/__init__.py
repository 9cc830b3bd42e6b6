"""From the reports of the apps to the shapes of the interface: nothing is read here that no page shows."""
