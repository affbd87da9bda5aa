// The DAGs that the sample environments run, by the word in an environment's name that calls for them.

/** A DAG as its author wrote it. */
export interface DagSketch {
  readonly dagId: string;
  readonly description: string;
  readonly schedule: string;
  readonly tags: readonly string[];
  /** Task ids, in the order in which they run. */
  readonly tasks: readonly string[];
  /** Every environment has it. */
  readonly isCommon: boolean;
}

// A line for each DAG: id | description | schedule | tags | tasks.
const THEMES: Readonly<Record<string, string>> = {
  order: `
    orders_daily_snapshot | Full snapshot of all open orders | 0 3 * * * | orders snapshot | wait_for_replica export_orders export_lines validate_counts load_warehouse publish
    orders_incremental_load | Moves changed orders into the warehouse | */15 * * * * | orders incremental | read_watermark extract_changes merge_orders merge_lines advance_watermark
    order_returns_reconciliation | Matches returns with refunds | 30 4 * * * | orders finance | load_returns load_refunds match report_mismatches notify
    order_events_compaction | Compacts small event files | @hourly | orders maintenance | list_partitions compact swap_manifest vacuum
    shipping_sla_report | Delivery promise against delivery | 0 6 * * * | orders reporting | collect_scans join_promises compute_sla render_report send_mail
    abandoned_carts_export | Hands abandoned carts to the CRM | 0 */4 * * * | crm export | find_carts enrich filter_consent export_crm`,
  payment: `
    card_settlement_import | Imports settlement files of the acquirers | 0 5 * * 1-5 | payments settlement | list_files decrypt parse validate post_ledger archive
    payment_retries_metrics | Retry success by issuer | @hourly | payments metrics | extract aggregate publish_metrics
    chargeback_pipeline | Collects chargebacks and their evidence | 0 7 * * * | payments risk | fetch_cases collect_evidence score submit notify
    fx_rates_refresh | Central bank exchange rates | 15 16 * * 1-5 | payments reference | download_rates validate publish`,
  fraud: `
    fraud_features_hourly | Velocity features for the scoring model | @hourly | fraud features | read_events window_counts device_graph write_store
    fraud_model_retrain | Weekly retraining with backtest | 0 2 * * 0 | fraud ml | sample_labels build_matrix train backtest compare promote
    blocklist_sync | Shares block lists between regions | */30 * * * * | fraud | pull_lists merge push_lists`,
  customer: `
    customer_profile_build | One record for each customer | 0 2 * * * | customer core | load_crm load_web load_orders resolve_identities build_profiles publish
    consent_ledger_sync | Consent changes to every consumer | */20 * * * * | customer privacy | read_changes apply fan_out verify
    customer_lifetime_value | Predicted value over 24 months | 0 6 * * 1 | customer ml | load_history fit predict publish
    gdpr_erasure_requests | Carries out erasure requests | 0 1 * * * | customer privacy | collect_requests locate_records erase audit_trail confirm`,
  invent: `
    stock_levels_sync | Stock of all warehouses | */10 * * * * | inventory | poll_wms normalise merge publish
    replenishment_forecast | Orders proposed to buyers | 0 4 * * * | inventory forecast | load_sales seasonality forecast constrain propose
    supplier_feed_import | Supplier price and stock files | 0 */6 * * * | inventory suppliers | wait_for_source extract transform quality_checks load notify`,
  lager: `
    lagerbestand_abgleich | Bestand je Lagerplatz | */30 * * * * | lager | wms_export abgleich buchen melden
    inventur_vorbereitung | Listen für die Stichprobe | 0 5 * * 6 | lager inventur | auswahl listen drucken`,
  versand: `
    sendungsverfolgung | Status der Sendungen | */15 * * * * | versand | abrufen zuordnen aktualisieren benachrichtigen
    tourenplanung | Touren für den nächsten Tag | 0 18 * * 1-5 | versand planung | auftraege optimieren freigeben uebertragen`,
  pricing: `
    competitor_prices | Prices of comparable articles | 0 */3 * * * | pricing | wait_for_source extract transform quality_checks load notify
    price_elasticity_model | Elasticity by category | 0 3 * * 1 | pricing ml | load_sales fit validate publish
    promotion_calendar_publish | Promotions to all shops | 0 20 * * * | pricing promotions | load_calendar check_margins publish`,
  search: `
    search_index_rebuild | Builds the product index anew | 0 1 * * * | search index | export_catalog analyse_text build_shards smoke_test switch_alias
    search_synonyms_mining | Synonyms from query logs | @weekly | search ml | read_logs mine review publish
    query_log_aggregation | Query counts and zero hits | @hourly | search logs | collect sessionise aggregate`,
  clickstream: `
    clickstream_sessionize | Sessions from raw events | */30 * * * * | clickstream core | wait_for_partition dedupe sessionise enrich_geo write_sessions
    bot_traffic_filter | Marks bots by behaviour | @hourly | clickstream quality | features classify mark report
    web_vitals_rollup | Core web vitals by page | 0 5 * * * | clickstream reporting | collect percentiles publish
    event_schema_audit | Events that break their contract | 0 7 * * 1-5 | clickstream quality | sample validate notify_owners`,
  marketing: `
    attribution_model_daily | Touchpoints to conversions | 0 4 * * * | marketing attribution | load_touchpoints load_conversions attribute publish
    ad_spend_import | Spend of all ad networks | 0 */6 * * * | marketing spend | fetch_search fetch_social fetch_display unify load
    newsletter_segments | Segments for the next mailing | 0 5 * * 2,5 | marketing crm | build_segments apply_consent export`,
  experiment: `
    experiment_exposures | Who saw which variant | @hourly | experiments | read_exposures dedupe write
    experiment_scorecards | Scorecards of running experiments | 0 6 * * * | experiments reporting | join_metrics cuped significance render
    srm_monitor | Sample ratio mismatch alarm | */30 * * * * | experiments quality | count test alert`,
  bi: `
    dashboards_refresh | Extracts behind the dashboards | 0 5 * * * | bi | refresh_sales refresh_stock refresh_finance notify
    kpi_mail_monday | The Monday figures | 0 7 * * 1 | bi mail | collect render send
    dbt_marts_build | Builds and tests all marts | 30 3 * * * | bi dbt | dbt_deps dbt_seed dbt_run dbt_test publish_docs`,
  'ml-': `
    feature_store_backfill | Fills new features back in time | None | features manual | plan materialise verify register
    user_embeddings_daily | Embeddings for all active users | 0 2 * * * | features embeddings | sample_events train_epoch export index smoke_test
    item_features_hourly | Popularity and freshness by item | @hourly | features | read_stream aggregate write_online write_offline
    feature_drift_monitor | Drift against the training set | 0 */6 * * * | features quality | profile compare alert
    training_data_export | Point-in-time correct training sets | 0 4 * * * | training | select_spine join_features split write_dataset`,
  recommend: `
    candidate_generation | Candidates for every shelf | 0 */2 * * * | recsys | load_model generate filter publish
    ranker_training | Trains the ranking model | 0 1 * * * | recsys ml | build_dataset train evaluate register
    recsys_offline_metrics | NDCG and coverage by shelf | 0 7 * * * | recsys metrics | replay score publish`,
  finance: `
    month_end_close | Postings for the monthly close | 0 2 1 * * | finance close | freeze accruals revalue reconcile post sign_off
    ledger_reconciliation | General ledger against sub-ledgers | 0 5 * * 1-5 | finance | load_gl load_subledgers match report
    vat_return_prepare | VAT by country | 0 6 5 * * | finance tax | collect classify compute export`,
};

const COMMON = `
    airflow_db_cleanup | Deletes old metadata | @daily | maintenance | clean_runs clean_logs clean_xcom
    data_quality_contracts | Contracts of published tables | 0 8 * * * | quality platform | load_contracts run_checks score publish alert
    glue_catalog_sync | Partitions into the catalogue | */20 * * * * | platform | list diff register
    cost_report_weekly | Spend by team and pipeline | 0 7 * * 1 | platform finops | load_cur allocate render send
    s3_lifecycle_audit | Buckets without a life cycle | @weekly | platform s3 | list_buckets check report
    canary | Tells that the scheduler lives | */5 * * * * | platform | ping`;

function toSketches(table: string, isCommon: boolean): readonly DagSketch[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [dagId = '', description = '', schedule = '', tags = '', tasks = ''] = line.trim().split(' | ');
      return { dagId, description, schedule, tags: tags.split(' '), tasks: tasks.split(' '), isCommon };
    });
}

/** The DAGs of an environment: those of the first theme whose word is in its name, and the common ones. */
export function sketchesFor(environmentName: string): readonly DagSketch[] {
  const theme = Object.entries(THEMES).find(([word]) => environmentName.includes(word));
  return [...(theme ? toSketches(theme[1], false) : []), ...toSketches(COMMON, true)];
}
