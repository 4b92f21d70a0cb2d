"""The advisor inside Slack: listeners translate, the rest is handed in."""
