using Marketplace.Contracts.Imports;
using Marketplace.Data.Imports;
using Marketplace.Data.Storage;
using Marketplace.Grains.Imports;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Marketplace.Tests.Api.Imports;

/// <summary>An import that stops after a few chunks, as if the process were killed there.</summary>
internal static class InterruptedImport
{
    public static async Task RunUntilCheckpointAsync(ApiHost api, Guid sellerId, Guid importId, CancellationToken cancellationToken, int after = 2)
    {
        await using var db = api.Database.CreateContext(sellerId);
        var import = await db.Imports.SingleAsync(i => i.Id == importId, cancellationToken);
        (import.State, import.StartedAt) = (ImportState.Running, TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);

        var chunks = 0;
        var run = new ImportRun(api.Database, api.Services.GetRequiredService<IObjectStore>(), TimeProvider.System, import);
        await Should.ThrowAsync<KilledException>(() => run.ExecuteAsync(() => ++chunks == after ? throw new KilledException() : Task.CompletedTask, cancellationToken));
    }

    public static Task ResumeAsync(ApiHost api, Guid importId) => api.Services.GetRequiredService<IGrainFactory>().GetGrain<IImportGrain>(importId).Resume();

    private sealed class KilledException : Exception;
}
