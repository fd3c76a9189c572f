using System.Text.Json;
using Marketplace.Benchmarks.Api;
using Marketplace.Contracts.Inventory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Benchmarks.Inventory.Proof;

/// <summary>
/// The process that is killed: it hosts the grains, reads commands from its standard input, one a line, and writes each answer to its standard
/// output as soon as the grain has given it.
/// </summary>
internal static class StockProcess
{
    /// <summary>As the command line's first word; the second is the connection string of the database's owner.</summary>
    public const string Word = "stock-process";

    /// <summary>What it says when it can be asked.</summary>
    public const string Ready = "ready";

    public static async Task<int> RunAsync(string connectionString)
    {
        using var host = await GrainHost.StartAsync(connectionString, _ => { }, CancellationToken.None);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        await using var output = TextWriter.Synchronized(Console.Out);
        await output.WriteLineAsync(Ready);
        while (await Console.In.ReadLineAsync() is { } line)
            _ = AnswerAsync(grains, JsonSerializer.Deserialize<StockQuestion>(line)!, output);
        await host.StopAsync();
        return 0;
    }

    private static async Task AnswerAsync(IGrainFactory grains, StockQuestion question, TextWriter output)
    {
        InventoryResult? result = null;
        try
        {
            result = await grains.GetGrain<IInventoryGrain>(question.ItemId).Apply(question.Command);
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
        }

        await output.WriteLineAsync(JsonSerializer.Serialize(new StockReply(question.Number, result)));
    }
}

internal sealed record StockQuestion(long Number, Guid ItemId, InventoryCommand Command);

/// <param name="Result">Null: the call failed, and its caller knows nothing.</param>
internal sealed record StockReply(long Number, InventoryResult? Result);
