### Reading from Microsoft Graph.

problem-not-answered = Microsoft Graph did not answer everything that was asked.
problem-not-answered-do = What was read is kept. Take the reading up again.
said-fetching = Reading the sign-in logs from Microsoft Graph.
