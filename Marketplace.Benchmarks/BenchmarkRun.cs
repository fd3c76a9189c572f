using System.Globalization;
using System.Text.Json;

namespace Marketplace.Benchmarks;

/// <summary>Runs the benchmarks that the command line names: <c>name…|all [--json] [--seconds n] [--rounds n]</c>.</summary>
internal static class BenchmarkRun
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <returns>0 if no figure has errors, 1 if one has, 2 if the command line makes no sense.</returns>
    public static async Task<int> Execute(string[] args, IBenchmark[] benchmarks)
    {
        var seconds = Number(args, "--seconds", 5);
        var names = args.Where((arg, i) => !arg.StartsWith("--", StringComparison.Ordinal) && (i == 0 || args[i - 1] is not ("--seconds" or "--rounds"))).ToArray();
        var chosen = benchmarks.Where(b => names.Contains("all") || names.Contains(b.Name)).ToArray();
        if (chosen.Length == 0 || names.Except(benchmarks.Select(b => b.Name)).Except(["all"]).Any())
        {
            await Console.Error.WriteLineAsync($"Usage: <name…>|all [--json] [--seconds n] [--rounds n], of {string.Join(", ", benchmarks.Select(b => b.Name))}");
            return 2;
        }

        var failed = false;
        foreach (var benchmark in chosen)
        {
            await foreach (var figure in benchmark.Run(TimeSpan.FromSeconds(seconds), CancellationToken.None))
            {
                Console.WriteLine(args.Contains("--json") ? JsonSerializer.Serialize(figure, _json) : Text(figure));
                failed |= figure.Errors > 0;
            }
        }

        return failed ? 1 : 0;
    }

    /// <summary>The number after an option, or what holds without it.</summary>
    public static double Number(string[] args, string option, double otherwise) =>
        Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

    private static string Text(Figure figure)
    {
        var line = $"{figure.Name,-24} {figure.Value,14:N2} {figure.Unit,-16} {figure.Ratio,10:N3} × {figure.Yardstick:N2} ({figure.YardstickName})";
        var spread = figure.P50 is null ? "" : $"  p50 {figure.P50:N2}  p99 {figure.P99:N2}";
        return line + spread + (figure.Errors > 0 ? $"  ERRORS {figure.Errors}" : "");
    }
}
