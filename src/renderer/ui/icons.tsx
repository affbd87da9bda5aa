/** Small drawings, all on a 16-pixel grid and in the colour of the text around them. They say nothing by themselves. */

import type { ReactNode } from 'react';

interface IconProps {
  readonly className?: string | undefined;
}

interface DrawingProps extends IconProps {
  readonly isFilled?: boolean;
  readonly children: ReactNode;
}

function Drawing({ className, isFilled = false, children }: DrawingProps) {
  return (
    <svg
      aria-hidden="true"
      className={className}
      width={16}
      height={16}
      viewBox="0 0 16 16"
      fill={isFilled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={isFilled ? 1 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

/** The app's mark: a windsock on its mast. */
export function WindsockIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <path d="M2.75 1.75v12.5" />
      <path d="M2.75 3 13.5 4.75v3.5L2.75 10Z" />
      <path d="M6.4 3.65v5.7M10 4.2v4.6" />
    </Drawing>
  );
}

export function StarIcon({ className }: IconProps) {
  return (
    <Drawing className={className} isFilled={true}>
      <path d="m8 2.2 1.75 3.6 3.95.55-2.87 2.77.7 3.93L8 11.18l-3.53 1.87.7-3.93L2.3 6.35l3.95-.55Z" />
    </Drawing>
  );
}

export function WindowIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <rect x="2" y="3" width="12" height="10" rx="2" />
      <path d="M2 6.25h12" />
    </Drawing>
  );
}

export function WarningIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <path d="M8 2.5 14.25 13.25H1.75Z" />
      <path d="M8 6.75v2.75M8 11.4v.1" />
    </Drawing>
  );
}

export function ArrowIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <path d="M3 8h9.5M8.75 4.25 12.5 8l-3.75 3.75" />
    </Drawing>
  );
}

export function BackIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <path d="M9.75 3.5 5.25 8l4.5 4.5" />
    </Drawing>
  );
}

export function CheckIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <path d="m3.5 8.5 3 3 6-7" />
    </Drawing>
  );
}

export function CrossIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <path d="m4.25 4.25 7.5 7.5M11.75 4.25l-7.5 7.5" />
    </Drawing>
  );
}

export function DotIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <circle cx="8" cy="8" r="2.25" />
    </Drawing>
  );
}

export function ForwardIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <path d="M6.25 3.5 10.75 8l-4.5 4.5" />
    </Drawing>
  );
}

export function UpIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <path d="M3.5 9.75 8 5.25l4.5 4.5" />
    </Drawing>
  );
}

export function DownIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <path d="M3.5 6.25 8 10.75l4.5-4.5" />
    </Drawing>
  );
}

export function ReloadIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <path d="M13 8a5 5 0 1 1-1.6-3.67" />
      <path d="M13.25 2.25v3h-3" />
    </Drawing>
  );
}

export function CopyIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <rect x="5.75" y="5.75" width="7.5" height="7.5" rx="1.5" />
      <path d="M3.75 10.25a1 1 0 0 1-1-1v-5.5a1 1 0 0 1 1-1h5.5a1 1 0 0 1 1 1" />
    </Drawing>
  );
}

export function FileIcon({ className }: IconProps) {
  return (
    <Drawing className={className}>
      <path d="M4.25 1.75h4.5l3 3v9.5h-7.5Z" />
      <path d="M8.5 2v3h3" />
    </Drawing>
  );
}

/** What a row is dragged by. */
export function HandleIcon({ className }: IconProps) {
  return (
    <Drawing className={className} isFilled={true}>
      {[4, 8, 12].map((y) => (
        <g key={y}>
          <circle cx="6" cy={y} r="0.75" />
          <circle cx="10" cy={y} r="0.75" />
        </g>
      ))}
    </Drawing>
  );
}
