using System.Diagnostics;

namespace Marketplace.AppHost.Processes;

/// <summary>What to start, and how to end it should its parent die.</summary>
/// <param name="Line">The program and its arguments.</param>
internal sealed record GuardedProcessOptions(IReadOnlyList<string> Line)
{
    public string Folder { get; init; } = "";

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The signal that the process gets when it is disposed, or when its parent is gone, even by SIGKILL.</summary>
    /// <value>KILL by default: certain, and every process of ours survives it.</value>
    public string LastSignal { get; init; } = "KILL";
}

/// <summary>
/// A long-running child that never outlives this process: a small shell between the two holds a pipe from us, passes on the
/// signals that we write to it, and ends the child when the pipe closes. Both run in sessions of their own: Ctrl-C in the
/// terminal reaches only us, so that the order of stopping is ours, and what the child has started ends with it.
/// </summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    private const int LinesKept = 40;

    private const string Guard = """
        exec 3<&0
        group=$1; last=$2; shift 2
        "$group" "$@" </dev/null 3<&- & child=$!
        trap '' INT TERM HUP
        (while read -r signal; do kill -s "$signal" "$child"; done; kill -s "$last" "$child") <&3 2>/dev/null & watch=$!
        exec 3<&-
        wait "$child"; code=$?
        kill -s KILL -- "$watch" "-$child" 2>/dev/null
        exit "$code"
        """;

    private static readonly TimeSpan _disposalGrace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _lastWords = TimeSpan.FromSeconds(2);
    private readonly Process _process;
    private readonly Queue<string> _lastLines = new();
    private readonly Action<string> _log;
    private readonly string _lastSignal;

    private GuardedProcess(Process process, string lastSignal, Action<string> log)
    {
        (_process, _lastSignal, _log) = (process, lastSignal, log);
        Exited = WaitAsync();
    }

    /// <summary>Completes with the exit code (128 + n when signal n ended it) once it is gone and its output was read.</summary>
    public Task<int> Exited { get; }

    /// <summary>The end of what it wrote, for an error message.</summary>
    public string LastLines
    {
        get
        {
            lock (_lastLines)
            {
                return string.Join('\n', _lastLines);
            }
        }
    }

    /// <param name="log">Receives each line that it writes, from more than one thread.</param>
    public static GuardedProcess Start(GuardedProcessOptions options, Action<string> log)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Local processes are supervised on Linux and macOS; on Windows, use WSL.");
        }

        // Without setsid (macOS), Ctrl-C reaches all at once, and what the child itself has started is not swept up after it.
        var group = Command.Find("setsid") ?? "env";
        string[] line = [group, "/bin/sh", "-c", Guard, "guard", group, options.LastSignal, .. options.Line];
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            WorkingDirectory = options.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        return new GuardedProcess(Command.Launch(start), options.LastSignal, log);
    }

    /// <summary>Sends the signal and waits; after <paramref name="grace"/>, kills. Harmless when it has ended already.</summary>
    public async Task StopAsync(string signal, TimeSpan grace)
    {
        Send(signal);
        if (await Task.WhenAny(Exited, Task.Delay(grace)) != Exited)
        {
            Send("KILL");
        }

        await Exited;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(_lastSignal, _disposalGrace);
        _process.Dispose();
    }

    private void Send(string signal)
    {
        if (Exited.IsCompleted)
        {
            return;
        }

        try
        {
            _process.StandardInput.WriteLine(signal);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // Nobody reads the pipe any more: the guard is on its way out, and its child has ended before it.
            _log($"had ended before {signal}");
        }
    }

    private async Task<int> WaitAsync()
    {
        var output = Task.WhenAll(
            OutputLines.ReadAsync(_process.StandardOutput, Keep), OutputLines.ReadAsync(_process.StandardError, Keep));
        await _process.WaitForExitAsync();
        // What a killed child has left behind may hold its output open.
        await Task.WhenAny(output, Task.Delay(_lastWords));
        return _process.ExitCode;
    }

    private void Keep(string line)
    {
        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > LinesKept)
            {
                _lastLines.Dequeue();
            }
        }

        _log(line);
    }
}
