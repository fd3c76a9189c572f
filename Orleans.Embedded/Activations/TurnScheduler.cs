namespace Orleans.Runtime;

/// <summary>
/// Runs the turns of one activation, one at a time, on the thread pool. What a turn awaits comes back here, so grain code never runs
/// on two threads at once.
/// </summary>
internal sealed class TurnScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>A busy activation gives the thread back after this long, so that it does not starve the others.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);
    private static readonly Action<object?> Pump = static activation => ((Activation)activation!).Pump();

    private readonly Lock _gate = new();
    private Queue<Task>? _turns;
    private bool _pumpWanted, _scheduled;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Asks for a turn that looks at the activation's requests.</summary>
    public void Signal()
    {
        lock (_gate)
        {
            _pumpWanted = true;
            if (_scheduled)
                return;
            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    public void Execute()
    {
        Activation.Current = activation;
        var started = Environment.TickCount64;
        try
        {
            while (TryTake(out var turn))
            {
                if (turn is null)
                    new Task(Pump, activation).RunSynchronously(this);
                else
                    TryExecuteTask(turn);
                if (Environment.TickCount64 - started > Slice.Milliseconds)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                    return;
                }
            }
        }
        finally
        {
            Activation.Current = null;
        }
    }

    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            (_turns ??= new Queue<Task>()).Enqueue(task);
            if (_scheduled)
                return;
            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Activation.Current == activation && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
            return _turns?.ToArray() ?? [];
    }

    /// <summary>Null stands for a look at the requests.</summary>
    private bool TryTake(out Task? turn)
    {
        turn = null;
        lock (_gate)
        {
            if (_turns?.TryDequeue(out turn) == true)
                return true;
            if (!_pumpWanted)
                return _scheduled = false;
            _pumpWanted = false;
            return true;
        }
    }
}
