// An environment as GetEnvironment describes it, field by field after the service model.
import type { WorldEnvironment } from '../world.ts';

function loggingOf(environment: WorldEnvironment): object {
  const group = (name: string, level: string): object => ({
    Enabled: true,
    LogLevel: level,
    CloudWatchLogGroupArn: `arn:aws:logs:${environment.region}:${environment.account}:log-group:airflow-${environment.name}-${name}`,
  });
  return {
    DagProcessingLogs: group('DAGProcessing', 'WARNING'),
    SchedulerLogs: group('Scheduler', 'WARNING'),
    TaskLogs: group('Task', 'INFO'),
    WebserverLogs: group('WebServer', 'WARNING'),
    WorkerLogs: group('Worker', 'WARNING'),
  };
}

/** The `Environment` structure of GetEnvironment. */
export function toEnvironmentDocument(environment: WorldEnvironment): object {
  const { account, region, name } = environment;
  const createdAt = environment.createdAtMs / 1000;
  return {
    Name: name,
    Arn: `arn:aws:airflow:${region}:${account}:environment/${name}`,
    Status: environment.status,
    AirflowVersion: environment.airflowVersion,
    AirflowConfigurationOptions: { 'core.default_timezone': 'utc' },
    WebserverUrl: environment.host,
    WebserverAccessMode: environment.accessMode,
    EnvironmentClass: environment.environmentClass,
    CeleryExecutorQueue: `arn:aws:sqs:${region}:${account}:airflow-celery-${environment.host.slice(0, 36)}`,
    CreatedAt: createdAt,
    LastUpdate: { CreatedAt: createdAt, Status: 'SUCCESS' },
    DagS3Path: 'dags',
    RequirementsS3Path: 'requirements.txt',
    SourceBucketArn: `arn:aws:s3:::airflow-${name.toLowerCase().replaceAll('_', '-')}-${account}`,
    ExecutionRoleArn: `arn:aws:iam::${account}:role/service-role/AmazonMWAA-${name}`,
    ServiceRoleArn: `arn:aws:iam::${account}:role/aws-service-role/airflow.amazonaws.com/AWSServiceRoleForAmazonMWAA`,
    EndpointManagement: 'SERVICE',
    MinWorkers: 1,
    MaxWorkers: 10,
    MinWebservers: 2,
    MaxWebservers: 2,
    Schedulers: 2,
    NetworkConfiguration: {
      SecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
      SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0fedcba9876543210'],
    },
    LoggingConfiguration: loggingOf(environment),
    Tags: environment.tags,
    WeeklyMaintenanceWindowStart: 'SUN:03:30',
  };
}
