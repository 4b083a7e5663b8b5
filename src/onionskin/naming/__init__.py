"""Who and where: people, organisations, places, cited documents and events as they stand on a page."""
