using System.Diagnostics;

namespace Marketplace.AppHost.Processes;

/// <summary>A program that is run to its end.</summary>
internal static class Command
{
    /// <param name="line">The program and its arguments.</param>
    /// <param name="folder">The working folder; null for the caller's.</param>
    /// <param name="log">Receives each line of output as it comes.</param>
    /// <param name="cancellationToken">Kills the program and what it started.</param>
    /// <returns>Everything it wrote.</returns>
    /// <exception cref="CommandException">It could not be started, or ended with another code than 0.</exception>
    public static async Task<string> RunAsync(
        IReadOnlyList<string> line, string? folder, Action<string>? log, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            WorkingDirectory = folder ?? "",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Launch(start);
        process.StandardInput.Close();
        var output = new List<string>();
        try
        {
            await Task.WhenAll(
                OutputLines.ReadAsync(process.StandardOutput, Keep), OutputLines.ReadAsync(process.StandardError, Keep),
                process.WaitForExitAsync(cancellationToken)).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var text = string.Join('\n', output);
        return process.ExitCode == 0
            ? text
            : throw new CommandException($"'{string.Join(' ', line)}' ended with code {process.ExitCode}:\n{text}");

        void Keep(string written)
        {
            lock (output)
            {
                output.Add(written);
            }

            log?.Invoke(written);
        }
    }

    /// <summary>The program's full path on PATH with symbolic links resolved, or null.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => new FileInfo(Path.Combine(folder, program)))
            .Where(file => file.Exists)
            .Select(file => file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName)
            .FirstOrDefault();

    public static Process Launch(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new CommandException($"'{start.FileName}' could not be started: {error.Message}", error);
        }
    }
}

/// <summary>A program failed; the message holds its command line and what it wrote.</summary>
public sealed class CommandException(string message, Exception? inner = null) : Exception(message, inner);
