import classes from './Shell.module.css';

/** A thin bar while the next page's code is on its way. */
export function RouteProgress({ busy }: { busy: boolean }) {
  return busy ? <div className={classes.progress} role="progressbar" aria-label="Opening page" /> : null;
}
