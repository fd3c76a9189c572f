namespace Marketplace.AppHost.Local;

/// <summary>The command line of the single-machine AppHost.</summary>
internal sealed record LocalOptions
{
    public const string Usage = """
        dotnet run --project Marketplace.AppHost [-- options]

          --port <n>           where the product is served (5180)
          --sandbox-port <n>   where the simulated channels are served (the port after --port)
          --state <folder>     where everything is kept (.marketplace beside the solution)
          --reset              start with nothing: empties that folder first
          --dashboard          show traces, metrics and logs in the Aspire dashboard

        An environment variable wins over what the AppHost would pass on, e.g. Channels__Etsy__KeyString.
        ConnectionStrings__marketplace names a PostgreSQL database to use instead of a private one.
        """;

    /// <value>Default: 5180.</value>
    public int Port { get; init; } = 5180;

    /// <value>Default: the port after <see cref="Port"/>.</value>
    public int SandboxPort
    {
        get => field == 0 ? Port + 1 : field;
        init;
    }

    /// <summary>Null for <c>.marketplace</c> beside the solution.</summary>
    public string? State { get; init; }

    public bool Reset { get; init; }

    public bool Dashboard { get; init; }

    public bool Help { get; init; }

    /// <exception cref="UsageException">An option is unknown, or lacks a usable value.</exception>
    public static LocalOptions Parse(IEnumerable<string> arguments)
    {
        var options = new LocalOptions();
        var rest = new Queue<string>(arguments.SelectMany(argument => argument.StartsWith("--", StringComparison.Ordinal)
            ? argument.Split('=', 2) : [argument]));
        while (rest.TryDequeue(out var name))
        {
            options = name switch
            {
                "--port" => options with { Port = PortAfter(name, rest) },
                "--sandbox-port" => options with { SandboxPort = PortAfter(name, rest) },
                "--state" => options with { State = ValueAfter(name, rest) },
                "--reset" => options with { Reset = true },
                "--dashboard" => options with { Dashboard = true },
                "--help" or "-h" => options with { Help = true },
                _ => throw new UsageException($"'{name}' is not an option."),
            };
        }

        return options.Port == options.SandboxPort
            ? throw new UsageException("--port and --sandbox-port are the same.")
            : options;
    }

    private static string ValueAfter(string name, Queue<string> rest) =>
        rest.TryDequeue(out var value) && value.Length > 0 ? value : throw new UsageException($"{name} needs a value.");

    private static int PortAfter(string name, Queue<string> rest)
    {
        var value = ValueAfter(name, rest);
        // The port after it must exist, too.
        return int.TryParse(value, out var port) && port is > 0 and < ushort.MaxValue
            ? port
            : throw new UsageException($"{name} needs a port between 1 and {ushort.MaxValue - 1}, not '{value}'.");
    }
}

/// <summary>The command line cannot be followed.</summary>
internal sealed class UsageException(string message) : Exception(message);
