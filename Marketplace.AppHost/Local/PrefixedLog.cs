namespace Marketplace.AppHost.Local;

/// <summary>The output of several programs in one terminal: <c>api       | …</c>, a colour for each.</summary>
internal static class PrefixedLog
{
    private const int Width = 9;
    private static readonly ConsoleColor[] _colours =
        [ConsoleColor.Cyan, ConsoleColor.Yellow, ConsoleColor.Green, ConsoleColor.Magenta, ConsoleColor.Blue, ConsoleColor.DarkYellow];

    private static readonly Lock _writing = new();
    private static readonly bool _plain = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
    private static int _count;

    public static Action<string> For(string name)
    {
        var colour = _colours[_count++ % _colours.Length];
        return line =>
        {
            lock (_writing)
            {
                if (!_plain)
                {
                    Console.ForegroundColor = colour;
                }

                Console.Write($"{name.PadRight(Width)} | ");
                if (!_plain)
                {
                    Console.ResetColor();
                }

                Console.WriteLine(line);
            }
        };
    }
}
