// A select [data-search] becomes a field that searches its options as somebody types: those
// of the provider that is chosen. A region that only one provider has chooses it.
for (const select of document.querySelectorAll("select[data-search]")) {
	const input = document.createElement("input");
	const list = document.createElement("datalist");
	const choices = [...select.querySelectorAll("optgroup option")].map((option) => ({
		text: option.text,
		provider: option.parentElement.dataset.provider,
	}));
	const radios = [...select.form.querySelectorAll("input[name=provider]")];
	const offer = () => {
		const provider = radios.find((radio) => radio.checked)?.value;
		const offered = choices.filter((choice) => !provider || choice.provider === provider);
		list.replaceChildren(...offered.map((choice) => new Option(choice.text, choice.text)));
	};
	list.id = `${select.id}-options`;
	for (const name of ["id", "name", "required", "aria-describedby", "aria-invalid"]) {
		if (select.hasAttribute(name)) {
			input.setAttribute(name, select.getAttribute(name));
		}
	}
	input.className = "form-control";
	input.setAttribute("list", list.id);
	input.autocomplete = "off";
	input.value = select.value ? select.selectedOptions[0].text : "";
	offer();
	input.addEventListener("change", () => {
		const meant = choices.find((choice) => choice.text === input.value);
		const radio = radios.find((one) => one.value === meant?.provider);
		if (radio && !radios.some((one) => one.checked)) {
			radio.checked = true;
			offer();
		}
	});
	radios.forEach((radio) => radio.addEventListener("change", offer));
	select.replaceWith(input, list);
}
