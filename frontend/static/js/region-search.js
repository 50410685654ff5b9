// A select [data-search] becomes a field that searches its options as somebody types.
for (const select of document.querySelectorAll("select[data-search]")) {
	const input = document.createElement("input");
	const list = document.createElement("datalist");
	list.id = `${select.id}-options`;
	for (const option of select.options) {
		if (option.value) {
			list.append(new Option(option.text, option.text));
		}
	}
	for (const name of ["id", "name", "required", "aria-describedby", "aria-invalid"]) {
		if (select.hasAttribute(name)) {
			input.setAttribute(name, select.getAttribute(name));
		}
	}
	input.className = "form-control";
	input.setAttribute("list", list.id);
	input.autocomplete = "off";
	input.value = select.value ? select.selectedOptions[0].text : "";
	select.replaceWith(input, list);
}
