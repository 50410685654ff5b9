// Every <time datetime> shows the reader's own zone; without this script it shows UTC.
const format = new Intl.DateTimeFormat(document.documentElement.lang, {
	day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hour12: false,
	timeZoneName: "short",
});

function localize(root) {
	for (const time of root.querySelectorAll("time[datetime]:not([title])")) {
		time.title = time.textContent;
		time.textContent = format.format(new Date(time.dateTime));
	}
}

localize(document);
document.addEventListener("htmx:load", (event) => localize(event.target));
