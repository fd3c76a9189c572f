using Marketplace.Contracts.Imports;
using Marketplace.Contracts.Products;
using Npgsql;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Grains.Imports;

/// <summary>When the program starts: goes on with the imports and downloads that the last run left.</summary>
internal sealed class UnfinishedCatalogueWork(NpgsqlDataSource source, IGrainFactory grains) : IStartupTask
{
    public async Task Execute(CancellationToken cancellationToken)
    {
        foreach (var import in await ReadAsync("select pending_imports()", cancellationToken))
            await grains.GetGrain<IImportGrain>(import).Resume();
        foreach (var seller in await ReadAsync("select pending_images()", cancellationToken))
            await grains.GetGrain<IImageFetchGrain>(seller).Wake();
    }

    private async Task<List<Guid>> ReadAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
            ids.Add(reader.GetGuid(0));
        return ids;
    }
}
