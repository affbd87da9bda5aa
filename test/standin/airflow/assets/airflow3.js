// The single page of Airflow 3.
const answer = await fetch('/ui/dags');
if (answer.status === 401 || answer.status === 403) {
  const here = window.location.pathname + window.location.search;
  window.location.replace(`/api/v2/auth/login?next=${encodeURIComponent(here)}`);
} else {
  const { dags } = await answer.json();
  document.getElementById('root').textContent = dags.map((dag) => dag.dag_id).join(' ');
}
