"""Try the bot without Slack: a small local Slack server and one page that looks like a workspace."""
