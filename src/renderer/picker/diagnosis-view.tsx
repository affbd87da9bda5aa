/** "Why can't I open this?": each step on the way to Airflow, how it went, and what would help. */

import type { RefObject } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { Diagnosis, DiagnosisStep } from '../../shared/diagnosis.ts';
import { type EnvironmentId, sameEnvironment } from '../../shared/environment.ts';
import { failureText, remedyTexts } from '../../shared/failure-text.ts';
import type { Remedy } from '../../shared/remedy.ts';
import { CheckIcon, CrossIcon, DotIcon } from '../ui/icons.tsx';
import {
  outcomeWords,
  policyHints,
  remedyOf,
  reportText,
  stepTitles,
  summaryText,
} from './diagnosis-text.ts';
import styles from './diagnosis-view.module.css';
import { Pane } from './pane.tsx';
import { useAttention, useCheck } from './use-diagnosis.ts';

function StepMark({ outcome }: Pick<DiagnosisStep, 'outcome'>) {
  switch (outcome) {
    case 'passed':
      return <CheckIcon />;
    case 'failed':
      return <CrossIcon />;
    default:
      return <DotIcon />;
  }
}

function StepItem({ step }: { readonly step: DiagnosisStep }) {
  const { name, outcome, found, failure } = step;
  const text = failure === undefined ? null : failureText(failure);
  return (
    <li className={styles.step} data-outcome={outcome} data-step={name}>
      <span className={styles.mark}>
        <StepMark outcome={outcome} />
      </span>
      <div className={styles.text}>
        <div className={styles.title}>{stepTitles[name]}</div>
        {found !== undefined && found !== '' && <div className={styles.more}>{found}</div>}
        {text !== null && (
          <>
            <div className={styles.problem}>{text.summary}</div>
            <div className={styles.more}>{text.advice}</div>
            {text.detail !== undefined && <div className={styles.more}>{text.detail}</div>}
          </>
        )}
      </div>
      <span className={styles.word}>{outcomeWords[outcome]}</span>
    </li>
  );
}

function Policy({ policy }: { readonly policy: string }) {
  return (
    <section className={styles.policy} aria-label="Policy">
      <h2 className={styles.heading}>The smallest IAM policy that would help</h2>
      <pre className={styles.json}>{policy}</pre>
      {policyHints(policy).map((hint) => (
        <p key={hint} className={styles.more}>
          {hint}
        </p>
      ))}
    </section>
  );
}

interface DeedBarProps {
  readonly diagnosis: Diagnosis | null;
  readonly again: RefObject<HTMLButtonElement | null>;
  readonly remedy: Remedy | null;
  readonly help: RefObject<HTMLButtonElement | null>;
  readonly onHelp: (remedy: Remedy) => void;
  readonly onCheck: () => void;
  readonly onCopy: (text: string) => void;
}

/** A button that cannot be used yet keeps its place and the focus. */
function DeedBar({ diagnosis, again, remedy, help, onHelp, onCheck, onCopy }: DeedBarProps) {
  const isRunning = diagnosis === null || diagnosis.isRunning;
  const policy = diagnosis?.policy;
  return (
    <div className={styles.bar}>
      <span className={styles.summary} role="status">
        {diagnosis === null ? outcomeWords.running : summaryText(diagnosis)}
      </span>
      {policy !== undefined && (
        <button type="button" className={styles.button} onClick={() => onCopy(policy)}>
          Copy policy
        </button>
      )}
      <button
        type="button"
        className={styles.button}
        aria-disabled={isRunning}
        onClick={() => (isRunning ? undefined : onCopy(reportText(diagnosis)))}
      >
        Copy report
      </button>
      <button
        ref={again}
        type="button"
        className={styles.button}
        aria-disabled={isRunning}
        onClick={() => (isRunning ? undefined : onCheck())}
      >
        Check again
      </button>
      {remedy !== null && (
        <button ref={help} type="button" className={styles.primary} onClick={() => onHelp(remedy)}>
          {remedyTexts[remedy]}
        </button>
      )}
    </div>
  );
}

interface DiagnosisViewProps {
  readonly api: Pick<WindsockApi, 'diagnose' | 'closeDiagnosis' | 'authenticate' | 'openEnvironment'>;
  readonly id: EnvironmentId;
  readonly diagnosis: Diagnosis | null;
  readonly onCopy: (text: string) => void;
  /** An answer never came. */
  readonly onNoAnswer: () => void;
  readonly onClose: () => void;
}

/** Checks as soon as it is shown, and stops when it goes. */
export function DiagnosisView({ diagnosis: latest, onCopy, onClose, ...asked }: DiagnosisViewProps) {
  const { id } = asked;
  // The snapshot before the first answer may still show the check of another environment.
  const diagnosis = latest !== null && sameEnvironment(latest.id, id) ? latest : null;
  const remedy = diagnosis === null ? null : remedyOf(diagnosis);
  const { check, help } = useCheck(asked);
  const { steps, againButton, helpButton } = useAttention(diagnosis);
  const policy = diagnosis?.policy;
  return (
    <Pane title={`Why can’t I open ${id.name}?`} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it, which needs the focus */}
      <section tabIndex={0} aria-label="Steps" className={styles.scroll}>
        <ol ref={steps}>
          {diagnosis?.steps.map((step) => (
            <StepItem key={step.name} step={step} />
          ))}
        </ol>
        {policy !== undefined && <Policy policy={policy} />}
      </section>
      <DeedBar
        diagnosis={diagnosis}
        again={againButton}
        remedy={remedy}
        help={helpButton}
        onHelp={help}
        onCheck={check}
        onCopy={onCopy}
      />
    </Pane>
  );
}
