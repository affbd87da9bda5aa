/** Links as people paste them and as other programs write them, each with the page that it is to open. */

const uuid = '387f0bcd-8d14-4f9f-80dd-834a1dbf2c11';
/** The older and the newer form of a host, a private web server of each, and China. */
export const host = `${uuid}.c10.eu-west-1.airflow.amazonaws.com`;
export const newHost = `${uuid}.c3.airflow.us-east-1.on.aws`;
const privateHost = `${uuid}-vpce.c10.eu-west-1.airflow.amazonaws.com`;
const newPrivateHost = `${uuid}-vpce.c68.airflow.us-east-1.on.aws`;
const chinaHost = `${uuid}.c2.cn-north-1.airflow.amazonaws.com.cn`;
/** A custom domain that the person confirmed. */
export const customHost = 'airflow.example.org';

/** Text -> the same host with this path; where the path is left out, the text holds it as it is to come out. */
interface Page {
  readonly text: string;
  readonly host: string;
  readonly path: string;
}

const page = (path: string, at = host): Page => ({ text: `https://${at}${path}`, host: at, path });

/** Paths of Airflow 2 and 3, to come out byte for byte. */
export const honestPaths: readonly string[] = [
  '/',
  '/home',
  '/home?status=active',
  '/home?tags=finance&tags=daily&search=orders',
  '/home?lastrun=failed#',
  '/dags/orders_daily/grid',
  '/dags/orders_daily/grid?dag_run_id=manual__2025-01-01T00:00:00+00:00',
  '/dags/orders_daily/grid?dag_run_id=manual__2025-01-01T00%3A00%3A00%2B00%3A00&task_id=load&tab=logs',
  '/dags/orders_daily/grid?dag_run_id=scheduled__2025-11-30T06%3A00%3A00+00%3A00&tab=graph&task_id=extract.orders&map_index=3',
  '/dags/orders_daily/graph?execution_date=2025-01-01T00%3A00%3A00%2B00%3A00&root=',
  '/dags/orders_daily/calendar',
  '/dags/orders%20daily/grid',
  '/dags/orders%2Fdaily/grid',
  '/dags/orders%252Fdaily/grid',
  '/dags/team.orders.daily/code',
  '/dags/übersicht/grid',
  '/dags/%C3%BCbersicht/grid',
  '/dags/%E6%9C%AC%E7%95%AA/grid',
  '/dags/a-b_c.d~e/details',
  '/dags/orders_daily/grid?base_date=2025-01-01T00:00:00Z&num_runs=25&run_type=manual',
  '/log?dag_id=orders_daily&task_id=load&execution_date=2025-01-01T00%3A00%3A00%2B00%3A00&map_index=-1',
  '/taskinstance/list/?_flt_3_dag_id=orders_daily&_flt_3_state=failed',
  '/dagrun/list/?_oc_DagRunModelView=execution_date&_od_DagRunModelView=desc',
  '/variable/list/?_flt_0_key=a%26b',
  '/connection/list/',
  '/xcom/list/?_flt_3_run_id=manual__2025-01-01T00:00:00%2B00:00',
  '/dataset_events?uri=s3%3A%2F%2Fbucket%2Fkey%3Fpart%3D1',
  '/datasets?uri=s3://bucket/key',
  '/dags/x/grid?conf=%7B%22a%22%3A%5B1%2C2%5D%7D',
  '/dags/x/grid?tab=logs#line-120',
  '/dags/x/grid#/not/a/path',
  '/dags/x/grid?q=#?&=',
  '/dags/x/grid?a=1&a=2&&b',
  '/dags/x/grid?a=%zz',
  '/dags/x/grid?a=100%',
  '/dags/x/grid?next=https://evil.example/',
  '/dags/x/grid?next=//evil.example',
  '/dags/x/grid?owner=me@example.org',
  '/dags/@me/grid',
  '/dags/x/grid?email=a%40b.example',
  '/dags/a:b/grid',
  '/dags/a;b=c/grid',
  "/dags/x/grid?name='quoted'&z",
  '/dags/x/grid?filter=(a|b)&z',
  '/dags/x/grid?emoji=%F0%9F%9A%80',
  '/dags/x//grid',
  '/dags/x/grid/',
  '/dags/x/grid?',
  '/dags/x/grid#',
  '/dags/x/.hidden/grid',
  '/dags/x/a..b/grid',
  '/dags/x/...',
  '/dags/x/grid?path=../../etc',
  '/dags/x/grid?dots=/../',
  '/dags/x/grid#/../',
  '/dags/orders_daily/runs/manual__2025-01-01T00:00:00+00:00',
  '/dags/orders_daily/runs/manual__2025-01-01T00:00:00+00:00/tasks/load',
  '/dags/orders_daily/runs/manual__2025-01-01T00%3A00%3A00%2B00%3A00/tasks/load?try_number=2',
  '/dags/orders_daily/runs/scheduled__2025-01-01T00:00:00.123456+00:00/tasks/load/mapped/3',
  '/dags/orders_daily/runs/asset_triggered__2025-06-01T10:20:30.123456+00:00_Zx9QvR1a/details',
  '/dags/orders_daily/runs/backfill__2025-01-01T00:00:00+00:00#logs',
  '/dags/orders_daily/runs?state=failed&start_date=2025-01-01T00%3A00%3A00.000Z',
  '/dags?dag_display_name_pattern=orders&paused=false',
  '/assets?search=s3%3A%2F%2Fbucket',
  '/assets/17',
  '/events?dag_id=orders_daily',
  '/xcoms?run_id=manual__2025-01-01T00:00:00+00:00',
  '/plugins',
  '/plugin/my-plugin/deep/view',
  '/pluginsv2/my_plugin/?x=1',
  '/api/v2/dags/orders_daily/dagRuns?order_by=-start_date',
  '/api/v1/dags/orders_daily',
  '/configuration',
  '/rendered-templates?dag_id=a&task_id=b&execution_date=2025-01-01T00%3A00%3A00%2B00%3A00',
  '/dags/login/grid',
  '/logins',
  '/login-report',
  '/dags/logout/grid',
  '/dags/x/grid?next=/login/',
  '/dags/x/grid#/logout',
];

/** What people paste, and what comes out of it. */
const pasted: readonly Page[] = [
  { text: `https://${host}`, host, path: '/' },
  { text: `https://${host}?status=active`, host, path: '/?status=active' },
  { text: `https://${host}#top`, host, path: '/#top' },
  { text: host, host, path: '/' },
  { text: `${host}/home`, host, path: '/home' },
  { text: `${host}?a=1`, host, path: '/?a=1' },
  { text: `http://${host}/home`, host, path: '/home' },
  { text: `HTTP://${host}/home`, host, path: '/home' },
  { text: `HTTPS://${host.toUpperCase()}/Home`, host, path: '/Home' },
  { text: `Https://${host}/home`, host, path: '/home' },
  { text: `${newHost.toUpperCase()}/dags`, host: newHost, path: '/dags' },
  { text: `  https://${host}/home  `, host, path: '/home' },
  { text: `\n\thttps://${host}/home\r\n`, host, path: '/home' },
  { text: `\u00a0https://${host}/home\u00a0`, host, path: '/home' },
  { text: `\ufeffhttps://${host}/home`, host, path: '/home' },
  { text: `<https://${host}/home>`, host, path: '/home' },
  { text: `< https://${host}/home >`, host, path: '/home' },
  { text: `<https://${host}/home|the run>`, host, path: '/home' },
  { text: `<https://${host}/home>.`, host, path: '/home' },
  { text: `<https://${host}/dags/x.>`, host, path: '/dags/x.' },
  { text: `"https://${host}/home"`, host, path: '/home' },
  { text: `'https://${host}/home'`, host, path: '/home' },
  { text: `\`https://${host}/home\``, host, path: '/home' },
  { text: `“https://${host}/home”`, host, path: '/home' },
  { text: `„https://${host}/home“`, host, path: '/home' },
  { text: `«https://${host}/home»`, host, path: '/home' },
  { text: `(https://${host}/home)`, host, path: '/home' },
  { text: `(https://${host}/home).`, host, path: '/home' },
  { text: `[https://${host}/home]`, host, path: '/home' },
  { text: `{https://${host}/home}`, host, path: '/home' },
  { text: `https://${host}/home.`, host, path: '/home' },
  { text: `https://${host}/home,`, host, path: '/home' },
  { text: `https://${host}/home;`, host, path: '/home' },
  { text: `https://${host}/home:`, host, path: '/home' },
  { text: `https://${host}/home!`, host, path: '/home' },
  { text: `https://${host}/home?!`, host, path: '/home' },
  { text: `https://${host}/home…`, host, path: '/home' },
  { text: `https://${host}/home...`, host, path: '/home' },
  { text: `https://${host}/home",`, host, path: '/home' },
  { text: `https://${host}.`, host, path: '/' },
  { text: `https://${host}/dags/x/grid?f=(a)`, host, path: '/dags/x/grid?f=(a)' },
  { text: `(https://${host}/dags/x/grid?f=(a))`, host, path: '/dags/x/grid?f=(a)' },
  { text: `https://${host}/dags/x/grid?f=[1]`, host, path: '/dags/x/grid?f=[1]' },
  { text: `https://${host}/dags/x_`, host, path: '/dags/x_' },
  { text: `https://${host}/dags/x-`, host, path: '/dags/x-' },
  { text: `https://${host}/dags/x/grid?z=a*`, host, path: '/dags/x/grid?z=a*' },
  { text: `https://${host}/dags/x/grid?z=+`, host, path: '/dags/x/grid?z=+' },
  { text: `https://${host}/dags/x/grid?z=`, host, path: '/dags/x/grid?z=' },
  { text: `https://${host}/dags/x/grid?z=&`, host, path: '/dags/x/grid?z=&' },
  { text: `[the failed run](https://${host}/dags/x/grid?f=(a))`, host, path: '/dags/x/grid?f=(a)' },
  { text: `[run](https://${host}/home),`, host, path: '/home' },
  { text: `https://${customHost}/dags/x`, host: customHost, path: '/dags/x' },
  { text: `${customHost}/dags/x`, host: customHost, path: '/dags/x' },
  { text: `https://${customHost.toUpperCase()}`, host: customHost, path: '/' },
];

/** Links that begin or end a session, or carry a token: the start page instead. */
export const sessionPaths: readonly string[] = [
  '/login',
  '/login/',
  '/login/?next=%2Fdags%2Fx%2Fgrid',
  '/login#x',
  '/login/anything',
  '/%6Cogin/',
  '/login%2F',
  '/auth/login',
  '/auth/login/?next=x',
  '/api/v2/auth/login?next=https%3A%2F%2Fx',
  '/logout',
  '/logout/',
  '/auth/logout',
  '/api/v2/auth/logout',
  '/aws_mwaa/aws-console-sso?login=true#t0ken-c4nary',
  '/aws_mwaa/aws-console-sso/?login=true#t0ken-c4nary',
  '/aws_mwaa/aws-console-sso',
  '/aws_mwaa/login',
  '/aws_mwaa//login',
  '/aws%5Fmwaa/login',
  '/pluginsv2/aws_mwaa/aws-console-sso?login=true#t0ken-c4nary',
  '/pluginsv2/aws_mwaa/login',
];

/** Whatever `pastedLinkFrom` is to open. */
export const pages: readonly Page[] = [
  // Behind the last letter a full stop or a bracket would be the sentence's.
  ...honestPaths.filter((path) => !/[.,;:!?'")\]}>]$/.test(path)).map((path) => page(path)),
  ...[newHost, privateHost, newPrivateHost, chinaHost].map((at) => page('/dags/x/grid?a=b%2Bc+d#e', at)),
  ...pasted,
  ...sessionPaths.map((path) => ({ text: `https://${host}${path}`, host, path: '/' })),
];

/** Windsock's own links: text -> the page, or the environment by its name. */
export const ownPages: readonly (readonly [text: string, path: string])[] = [
  [`windsock://open?url=https://${host}/home`, '/home'],
  [`windsock://open/?url=https://${host}/home`, '/home'],
  [`WINDSOCK://OPEN?url=https://${host}/home`, '/home'],
  [`windsock://open?url=${encodeURIComponent(`https://${host}/home`)}`, '/home'],
  [`windsock://open?url=http%3A%2F%2F${host}%2Fhome`, '/home'],
  [`windsock://open?url=http://${host}/home`, '/home'],
  [
    `windsock://open?url=https://${host}/dags/x/grid?dag_run_id=manual__2025-01-01T00:00:00+00:00&tab=logs#a`,
    '/dags/x/grid?dag_run_id=manual__2025-01-01T00:00:00+00:00&tab=logs#a',
  ],
  [
    `windsock://open?url=https://${host}/dags/x/grid?dag_run_id=manual__2025-01-01T00%3A00%3A00%2B00%3A00&tab=logs`,
    '/dags/x/grid?dag_run_id=manual__2025-01-01T00%3A00%3A00%2B00%3A00&tab=logs',
  ],
  [
    `windsock://open?url=${encodeURIComponent(`https://${host}/dags/x/grid?dag_run_id=manual__2025-01-01T00:00:00+00:00&tab=logs#a`)}`,
    '/dags/x/grid?dag_run_id=manual__2025-01-01T00:00:00+00:00&tab=logs#a',
  ],
  [
    `windsock://open?url=${encodeURIComponent(`https://${host}/dags/x%2Fy/grid?run=a%2Bb%3Ac`)}`,
    '/dags/x%2Fy/grid?run=a%2Bb%3Ac',
  ],
  [`windsock://open?url=https%3A%2F%2F${host}/dags/a+b`, '/dags/a+b'],
  [`windsock://open?url=https://${host}/dags/x.`, '/dags/x.'],
  [`windsock://open?url=https://${host}/login/`, '/'],
  [`windsock://open?url=https://${host}/x?url=https://evil.example/`, '/x?url=https://evil.example/'],
];
