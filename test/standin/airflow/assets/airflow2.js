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

// Auto-refresh: who is signed out gets the login page in place of the data, by a redirect that the script does not see.
const refresh = document.querySelector('.refresh input');
setInterval(() => {
  if (refresh?.checked) fetch('/object/grid_data', { credentials: 'same-origin' }).catch(() => undefined);
}, 1_000);
