// A button [data-copy="id"] copies the text of that element, and says so.
document.documentElement.classList.add("has-script");

document.addEventListener("click", async (event) => {
	const button = event.target.closest("[data-copy]");
	if (!button) {
		return;
	}
	const source = document.getElementById(button.dataset.copy);
	const label = button.textContent;
	try {
		await navigator.clipboard.writeText(source.textContent.trim());
		button.textContent = button.dataset.copied;
	} catch {
		getSelection().selectAllChildren(source);
		button.textContent = button.dataset.selected;
	}
	button.setAttribute("aria-live", "polite");
	setTimeout(() => {
		button.textContent = label;
	}, 3000);
});
