using System.Runtime.InteropServices;
using Apache.Arrow.Memory;

namespace RcmAnalytics.Ingest;

/// <summary>The memory of batches: written by columns where the batch will have it, and freed with the batch.</summary>
internal static unsafe class BatchMemory
{
    // malloc.h
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;
    private const int KeptBytes = 128 << 20;
    private const int LargestKept = 32 << 20;

    static BatchMemory() => KeepFreedMemory();

    public static NativeBuffer<byte, NoOpAllocationTracker> Allocate(int bytes) => new(bytes, zeroFill: false, default);

    // Left alone, glibc hands the memory of each batch back to the kernel, which clears it anew for the next: a tenth of
    // the time of a load. Other allocators have no such function and are left alone.
    private static void KeepFreedMemory()
    {
        if (OperatingSystem.IsLinux()
            && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "mallopt", out var address))
        {
            var option = (delegate* unmanaged<int, int, int>)address;
            _ = option(MapThreshold, LargestKept);
            _ = option(TrimThreshold, KeptBytes);
        }
    }
}
