// What came of a report: said for a while.
element.setAttribute('role', 'status');
watch('value', () => setTimeout(() => { element.replaceChildren(); }, 8000));
