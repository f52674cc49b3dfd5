### Lesen aus Microsoft Graph.

problem-not-answered = Microsoft Graph hat nicht alles beantwortet, was gefragt wurde.
problem-not-answered-do = Was gelesen wurde, bleibt. Setzen Sie das Lesen fort.
said-fetching = Die Anmeldeprotokolle werden aus Microsoft Graph gelesen.
