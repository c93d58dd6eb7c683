// What is left empty stays out of the address.
for (const form of document.querySelectorAll('form.filters')) {
  form.addEventListener('formdata', (event) => {
    for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
  });
}
