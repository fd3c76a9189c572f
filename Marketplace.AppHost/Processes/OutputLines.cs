namespace Marketplace.AppHost.Processes;

internal static class OutputLines
{
    /// <summary>Hands over every line until the last process that can write to it has closed it.</summary>
    public static async Task ReadAsync(StreamReader output, Action<string> each)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            each(line);
        }
    }
}
