// What moves on the Airflow 2 pages: the clock, and the search box above the DAG list.
const clock = document.getElementById('clock');
const tick = () => {
  clock.textContent = `${new Date().toISOString().slice(11, 16)} UTC`;
};
setInterval(tick, 10_000);

const search = document.getElementById('search');
search?.addEventListener('input', () => {
  for (const row of document.querySelectorAll('[data-dag-id]')) {
    row.hidden = !row.dataset.dagId.includes(search.value.trim().toLowerCase());
  }
});
