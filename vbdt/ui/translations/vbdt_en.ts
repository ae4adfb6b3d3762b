<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="vi_VN">
<context>
    <name>ActDialog</name>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>AgencyPicker</name>
    <message>
        <source>Tìm cơ quan nhận…</source>
        <translation>Find a receiving agency…</translation>
    </message>
    <message>
        <source>Tìm cơ quan nhận</source>
        <translation>Find a receiving agency</translation>
    </message>
    <message>
        <source>Gửi tới</source>
        <translation>Send to</translation>
    </message>
    <message numerus="yes">
        <source>Đã chọn %n cơ quan</source>
        <translation>
            <numerusform>%n agency chosen</numerusform>
            <numerusform>%n agencies chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnexPage</name>
    <message>
        <source>Tên phụ lục</source>
        <translation>Annex name</translation>
    </message>
    <message>
        <source>Tiêu đề phụ lục</source>
        <translation>Annex title</translation>
    </message>
    <message>
        <source>Văn bản ban hành kèm theo</source>
        <translation>Document issued with it</translation>
    </message>
    <message>
        <source>Quy chế, quy định… có quốc hiệu và tên cơ quan riêng</source>
        <translation>Regulations and the like, with their own national title and agency name</translation>
    </message>
    <message>
        <source>Xóa phụ lục</source>
        <translation>Delete annex</translation>
    </message>
    <message>
        <source>Nội dung phụ lục</source>
        <translation>Annex text</translation>
    </message>
</context>
<context>
    <name>AskOpinionDialog</name>
    <message>
        <source>Gửi câu hỏi</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>Xin ý kiến của</source>
        <translation>Opinion of</translation>
    </message>
    <message>
        <source>Ví dụ: Thời hạn báo cáo như vậy đã phù hợp chưa?</source>
        <translation>For example: Is this reporting deadline right?</translation>
    </message>
    <message>
        <source>Nội dung xin ý kiến</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Văn bản vẫn ở bàn này; đồng nghiệp đọc được văn bản và trả lời tại bàn của mình.</source>
        <translation>The document stays on this desk; the colleague can read it and answers from their own desk.</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>Theo hạn nơi gửi yêu cầu: chậm nhất ngày {day}.</source>
        <translation>As the sender asked: by {day} at the latest.</translation>
    </message>
    <message>
        <source>Chọn người chủ trì</source>
        <translation>Choose who leads</translation>
    </message>
    <message>
        <source>Phân công xử lý</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Phân công</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>Chủ trì</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Phối hợp</source>
        <translation>Coordinators</translation>
    </message>
    <message>
        <source>Ví dụ: Tham mưu văn bản trả lời trước hạn.</source>
        <translation>Example: Prepare a reply before the deadline.</translation>
    </message>
    <message>
        <source>Phối hợp (nếu có)</source>
        <translation>Coordinators (if any)</translation>
    </message>
    <message>
        <source>Hạn xử lý</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Ý kiến chỉ đạo (bút phê)</source>
        <translation>Leader’s instruction</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>Tệp kèm theo (phụ lục ở tệp riêng)</source>
        <translation>Attached files (annexes in files of their own)</translation>
    </message>
    <message>
        <source>Thêm tệp PDF</source>
        <translation>Add PDF</translation>
    </message>
    <message>
        <source>Bỏ tệp</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Chọn tệp kèm theo</source>
        <translation>Choose files to attach</translation>
    </message>
</context>
<context>
    <name>BackgroundPane</name>
    <message>
        <source>Danh sách trình ký (Esc)</source>
        <translation>Documents to sign (Esc)</translation>
    </message>
    <message>
        <source>Các trang của văn bản đến được trả lời</source>
        <translation>Pages of the incoming document being answered</translation>
    </message>
    <message>
        <source>Trả lời văn bản đến: {subject}</source>
        <translation>Answers the incoming document: {subject}</translation>
    </message>
    <message>
        <source>Văn bản đến được trả lời không có ở bàn này.</source>
        <translation>The incoming document being answered is not on this desk.</translation>
    </message>
    <message>
        <source>Văn bản này không trả lời văn bản đến nào.</source>
        <translation>This document does not answer an incoming one.</translation>
    </message>
    <message>
        <source>{who} trình lúc {when}</source>
        <translation>{who} submitted it, {when}</translation>
    </message>
    <message>
        <source>Không có lời trình.</source>
        <translation>No submission note.</translation>
    </message>
    <message>
        <source>Ý kiến của {who}</source>
        <translation>Opinion of {who}</translation>
    </message>
    <message>
        <source>Đang chờ ý kiến của {who}</source>
        <translation>Waiting for the opinion of {who}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Đóng thông báo</source>
        <translation>Close message</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Ký nhiều văn bản</source>
        <translation>Sign several documents</translation>
    </message>
    <message>
        <source>Ký cả văn bản chưa mở xem (lựa chọn này được ghi vào lịch sử văn bản)</source>
        <translation>Also sign documents not opened (the choice is recorded in their history)</translation>
    </message>
    <message>
        <source>Đang dừng…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>Đang xem lại các văn bản đã chọn…</source>
        <translation>Reviewing the chosen documents…</translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản đã chọn</source>
        <translation>
            <numerusform>%n document chosen</numerusform>
            <numerusform>%n documents chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản chưa mở</source>
        <translation>
            <numerusform>%n not opened</numerusform>
            <numerusform>%n not opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản không ký được</source>
        <translation>
            <numerusform>%n that cannot be signed</numerusform>
            <numerusform>%n that cannot be signed</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã ký {done}/{total}. {words}</source>
        <translation>Signed {done}/{total}. {words}</translation>
    </message>
    <message>
        <source>Không ký lần này. {why}</source>
        <translation>Not signed this time. {why}</translation>
    </message>
    <message>
        <source>Đã ký.</source>
        <translation>Signed.</translation>
    </message>
    <message>
        <source>Chưa ký được.</source>
        <translation>Could not be signed.</translation>
    </message>
    <message>
        <source>Chưa ký, còn trong sổ trình ký.</source>
        <translation>Not signed, still in the signature book.</translation>
    </message>
    <message numerus="yes">
        <source>Đã ký %n văn bản</source>
        <translation>
            <numerusform>%n document signed</numerusform>
            <numerusform>%n documents signed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản còn trong sổ trình ký</source>
        <translation>
            <numerusform>%n document still in the book</numerusform>
            <numerusform>%n documents still in the book</numerusform>
        </translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đã dừng theo yêu cầu; văn bản đã ký được giữ.</source>
        <translation>Stopped as asked; what is signed stays signed.</translation>
    </message>
    <message>
        <source>Văn bản đã ký được giữ. Cắm lại USB, nhập mã PIN rồi bấm ký tiếp.</source>
        <translation>What is signed stays signed. Plug the USB token in again, enter the PIN and go on signing.</translation>
    </message>
    <message>
        <source>Tất cả văn bản đã chọn đã được ký và chuyển văn thư.</source>
        <translation>All chosen documents are signed and passed to the clerk.</translation>
    </message>
    <message>
        <source>Đang mở khóa ký số…</source>
        <translation>Opening the signing key…</translation>
    </message>
    <message numerus="yes">
        <source>Ký tiếp %n văn bản</source>
        <translation>
            <numerusform>Sign %n more document</numerusform>
            <numerusform>Sign %n more documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ký %n văn bản</source>
        <translation>
            <numerusform>Sign %n document</numerusform>
            <numerusform>Sign %n documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Các văn bản sẽ ký</source>
        <translation>Documents to be signed</translation>
    </message>
    <message>
        <source>Tiến độ</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>BodyEditor</name>
    <message>
        <source>Soạn nội dung tại đây. Gõ «Điều 1. », «1. » hoặc «a) » ở đầu dòng để đánh số.</source>
        <translation>Write here. Type «Điều 1. », «1. » or «a) » at the start of a line to number it.</translation>
    </message>
</context>
<context>
    <name>BodyToolbar</name>
    <message>
        <source>Đậm</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Nghiêng</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>Gạch chân</source>
        <translation>Underline</translation>
    </message>
    <message>
        <source>Bảng</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Loại khối văn bản</source>
        <translation>Kind of block</translation>
    </message>
    <message>
        <source>Sửa bảng</source>
        <translation>Edit table</translation>
    </message>
    <message>
        <source>Thêm hàng bên dưới</source>
        <translation>Add row below</translation>
    </message>
    <message>
        <source>Thêm cột bên phải</source>
        <translation>Add column to the right</translation>
    </message>
    <message>
        <source>Xóa hàng</source>
        <translation>Delete row</translation>
    </message>
    <message>
        <source>Xóa cột</source>
        <translation>Delete column</translation>
    </message>
    <message>
        <source>Xóa bảng</source>
        <translation>Delete table</translation>
    </message>
    <message>
        <source>Độ rộng và căn lề cột…</source>
        <translation>Column width and alignment…</translation>
    </message>
</context>
<context>
    <name>BooksTab</name>
    <message>
        <source>Sổ và năm</source>
        <translation>Register and year</translation>
    </message>
    <message>
        <source>Các dòng của sổ</source>
        <translation>Lines of the register</translation>
    </message>
    <message>
        <source>Sổ «{register}» năm {year}</source>
        <translation>Register «{register}», {year}</translation>
    </message>
    <message>
        <source>Bàn này chưa có sổ đăng ký nào: chưa văn bản nào được cấp số hoặc vào sổ.</source>
        <translation>This desk has no register yet: no document has been numbered or registered.</translation>
    </message>
    <message>
        <source>Sổ gốc do văn thư giữ; tại đây chỉ có những văn bản bàn này được xem.</source>
        <translation>The clerk keeps the register itself; here are only the documents that this desk may see.</translation>
    </message>
</context>
<context>
    <name>BoxPage</name>
    <message>
        <source>Danh sách văn bản</source>
        <translation>List of documents</translation>
    </message>
    <message numerus="yes">
        <source>{label}: %n văn bản</source>
        <translation>
            <numerusform>{label}: %n document</numerusform>
            <numerusform>{label}: %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản quá hạn</source>
        <translation>
            <numerusform>%n document overdue</numerusform>
            <numerusform>%n documents overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseFileDialog</name>
    <message>
        <source>Lập hồ sơ</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Đưa vào hồ sơ</source>
        <translation>Put into case file</translation>
    </message>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>Mở hồ sơ mới…</source>
        <translation>Open a new case file…</translation>
    </message>
    <message>
        <source>Ví dụ: 01.CCHC</source>
        <translation>Example: 01.CCHC</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>Ký hiệu hồ sơ</source>
        <translation>Case file code</translation>
    </message>
    <message>
        <source>Tiêu đề hồ sơ</source>
        <translation>Case file title</translation>
    </message>
    <message>
        <source>Thời hạn lưu trữ</source>
        <translation>Retention period</translation>
    </message>
</context>
<context>
    <name>CaseFilesPage</name>
    <message>
        <source>Hồ sơ</source>
        <translation>Case files</translation>
    </message>
    <message>
        <source>Hồ sơ công việc lập tại bàn này</source>
        <translation>Case files opened at this desk</translation>
    </message>
    <message>
        <source>Danh sách hồ sơ</source>
        <translation>List of case files</translation>
    </message>
    <message>
        <source>Văn bản trong hồ sơ</source>
        <translation>Documents in the case file</translation>
    </message>
    <message>
        <source>Tất cả hồ sơ</source>
        <translation>All case files</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ. Mở một văn bản đã xong rồi bấm «Lập hồ sơ».</source>
        <translation>No case files yet. Open a finished document and press «File».</translation>
    </message>
    <message>
        <source>Hồ sơ này chưa có văn bản.</source>
        <translation>This case file has no documents yet.</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Độ rộng và căn lề cột</source>
        <translation>Column width and alignment</translation>
    </message>
    <message>
        <source>Cột {n}</source>
        <translation>Column {n}</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Tự chia</source>
        <translation>Share the rest</translation>
    </message>
    <message>
        <source>Căn lề cột {n}</source>
        <translation>Alignment of column {n}</translation>
    </message>
    <message>
        <source>Trái</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Giữa</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Phải</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Áp dụng</source>
        <translation>Apply</translation>
    </message>
</context>
<context>
    <name>CrashHook</name>
    <message>
        <source>Chương trình gặp lỗi</source>
        <translation>The program met an error</translation>
    </message>
    <message>
        <source>Có lỗi trong chương trình; việc vừa làm có thể chưa xong.</source>
        <translation>There is a fault in the program; what you just did may be unfinished.</translation>
    </message>
    <message>
        <source>Dữ liệu đã ghi vẫn an toàn. Gửi tệp sau cho người hỗ trợ (không chứa nội dung văn bản):
{path}</source>
        <translation>What was recorded is safe. Send this file to your support (it holds no document text):
{path}</translation>
    </message>
</context>
<context>
    <name>DeadlineField</name>
    <message>
        <source>Số ngày làm việc</source>
        <translation>Working days</translation>
    </message>
    <message>
        <source> ngày làm việc</source>
        <translation> working days</translation>
    </message>
    <message>
        <source>Hạn xử lý</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Ngày nghỉ</source>
        <translation>Day off</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Không còn văn bản nào trong danh sách này.</source>
        <translation>No documents are left in this list.</translation>
    </message>
</context>
<context>
    <name>DocumentPane</name>
    <message>
        <source>Thông tin văn bản</source>
        <translation>Facts of the document</translation>
    </message>
    <message>
        <source>Lịch sử văn bản</source>
        <translation>History of the document</translation>
    </message>
    <message>
        <source>Nơi nhận văn bản</source>
        <translation>Recipients of the document</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Thông tin</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Lưu ra tệp</source>
        <translation>Save to file</translation>
    </message>
</context>
<context>
    <name>DraftPane</name>
    <message>
        <source>Soạn tiếp</source>
        <translation>Go on writing</translation>
    </message>
    <message>
        <source>Xóa dự thảo…</source>
        <translation>Delete draft…</translation>
    </message>
    <message>
        <source>{kind}, sửa lần cuối {when}</source>
        <translation>{kind}, last changed {when}</translation>
    </message>
    <message>
        <source>Xóa dự thảo này?</source>
        <translation>Delete this draft?</translation>
    </message>
    <message>
        <source>Dự thảo đã xóa không lấy lại được.</source>
        <translation>A deleted draft cannot be brought back.</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Gửi nhận</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>Gửi nhận ngay</source>
        <translation>Exchange now</translation>
    </message>
    <message>
        <source>Gói đã gửi</source>
        <translation>Packages sent</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Loại gói</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Đóng gói lúc</source>
        <translation>Sealed at</translation>
    </message>
    <message>
        <source>Số lần gửi</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Gói không nhận được</source>
        <translation>Packages not taken in</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Tên gói</source>
        <translation>Package name</translation>
    </message>
    <message>
        <source>Hiện cả chuyển nội bộ và xác nhận</source>
        <translation>Show internal transfers and receipts too</translation>
    </message>
    <message>
        <source>Gói gửi đi</source>
        <translation>Outgoing packages</translation>
    </message>
    <message>
        <source>Cách ly</source>
        <translation>Quarantine</translation>
    </message>
    <message numerus="yes">
        <source>%n gói chờ xác nhận</source>
        <translation>
            <numerusform>%n package awaiting receipt</numerusform>
            <numerusform>%n packages awaiting receipt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gói bị cách ly</source>
        <translation>
            <numerusform>%n package in quarantine</numerusform>
            <numerusform>%n packages in quarantine</numerusform>
        </translation>
    </message>
    <message>
        <source>Cách ly ({count})</source>
        <translation>Quarantine ({count})</translation>
    </message>
    <message>
        <source>Nơi nhận đã xác nhận</source>
        <translation>Receipt confirmed</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Chưa gửi được, sẽ thử lại</source>
        <translation>Not sent, will retry</translation>
    </message>
    <message>
        <source>Đã gửi, chờ xác nhận</source>
        <translation>Sent, awaiting receipt</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Trạng thái xử lý</source>
        <translation>Status report</translation>
    </message>
    <message>
        <source>Xác nhận</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Chuyển nội bộ</source>
        <translation>Internal transfer</translation>
    </message>
    <message>
        <source>Danh bạ</source>
        <translation>Directory</translation>
    </message>
</context>
<context>
    <name>FactsTab</name>
    <message>
        <source>Tệp</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Chữ ký số</source>
        <translation>Digital signatures</translation>
    </message>
    <message>
        <source>Tên loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Cơ quan ban hành</source>
        <translation>Issuing agency</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Độ khẩn</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Hạn trả lời</source>
        <translation>Reply by</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Đang ở bàn</source>
        <translation>At the desk of</translation>
    </message>
    <message>
        <source>Số đến</source>
        <translation>Arrival number</translation>
    </message>
    <message>
        <source>Đến lúc</source>
        <translation>Arrived at</translation>
    </message>
    <message>
        <source>Chủ trì</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Phối hợp</source>
        <translation>Coordinators</translation>
    </message>
    <message>
        <source>Ý kiến chỉ đạo</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Văn bản liên quan</source>
        <translation>Related documents</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Case files</translation>
    </message>
    <message>
        <source>Mã liên thông</source>
        <translation>Exchange id</translation>
    </message>
    <message>
        <source>Lưu ra tệp…</source>
        <translation>Save to file…</translation>
    </message>
    <message>
        <source>Lưu {name} ra tệp</source>
        <translation>Save {name} to file</translation>
    </message>
</context>
<context>
    <name>FieldsForm</name>
    <message>
        <source>Tên loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Ký hiệu</source>
        <translation>Notation</translation>
    </message>
    <message>
        <source>QĐ-SNV</source>
        <translation>QĐ-SNV</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Văn bản nói về việc gì</source>
        <translation>What the document is about</translation>
    </message>
    <message>
        <source>Thẩm quyền ban hành</source>
        <translation>Issuing authority</translation>
    </message>
    <message>
        <source>GIÁM ĐỐC SỞ NỘI VỤ</source>
        <translation>GIÁM ĐỐC SỞ NỘI VỤ</translation>
    </message>
    <message>
        <source>Kính gửi</source>
        <translation>Addressed to</translation>
    </message>
    <message>
        <source>Mỗi nơi một dòng</source>
        <translation>One per line</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Thể thức ký</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients (as printed)</translation>
    </message>
    <message>
        <source>Mỗi nơi một dòng; dòng cuối: Lưu: VT, …</source>
        <translation>One per line; the last: Lưu: VT, …</translation>
    </message>
    <message>
        <source>Ghi vào Nơi nhận</source>
        <translation>Add to printed recipients</translation>
    </message>
    <message>
        <source>Mức độ khẩn</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Độ mật</source>
        <translation>Secrecy</translation>
    </message>
    <message>
        <source>Hạn trả lời</source>
        <translation>Reply by</translation>
    </message>
    <message>
        <source>Yêu cầu trả lời</source>
        <translation>Reply wanted</translation>
    </message>
    <message>
        <source>Gửi kèm bản giấy</source>
        <translation>Send paper as well</translation>
    </message>
    <message>
        <source>Cơ quan ban hành</source>
        <translation>Issuing agency</translation>
    </message>
    <message>
        <source>Cơ quan chủ quản</source>
        <translation>Parent agency</translation>
    </message>
    <message>
        <source>Địa danh</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Năm ban hành</source>
        <translation>Year of issue</translation>
    </message>
    <message>
        <source>Địa chỉ liên hệ</source>
        <translation>Contact address</translation>
    </message>
    <message>
        <source>In ở cuối trang 1, có thể bỏ trống</source>
        <translation>Printed at the foot of page 1; may be empty</translation>
    </message>
    <message>
        <source>Gửi và thời hạn</source>
        <translation>Sending and deadline</translation>
    </message>
    <message>
        <source>Gửi điện tử tới</source>
        <translation>Send electronically to</translation>
    </message>
    <message>
        <source>Thể thức</source>
        <translation>Layout</translation>
    </message>
</context>
<context>
    <name>FinishDialog</name>
    <message>
        <source>Hoàn thành xử lý</source>
        <translation>Finish work</translation>
    </message>
    <message>
        <source>Hoàn thành</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>Ví dụ: Đã tham mưu công văn trả lời; hoặc: Đã biết.</source>
        <translation>Example: Reply prepared; or: Taken note of.</translation>
    </message>
    <message>
        <source>Không có văn bản trả lời</source>
        <translation>No reply document</translation>
    </message>
    <message>
        <source>Kết quả xử lý</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Văn bản trả lời</source>
        <translation>Reply document</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Bàn làm việc văn thư</source>
        <translation>Correspondence desk</translation>
    </message>
</context>
<context>
    <name>GiveOpinionDialog</name>
    <message>
        <source>Gửi ý kiến</source>
        <translation>Send opinion</translation>
    </message>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>{who} hỏi: «{question}»</source>
        <translation>{who} asks: “{question}”</translation>
    </message>
    <message>
        <source>Ví dụ: Nhất trí; đề nghị lùi thời hạn báo cáo đến 25/12.</source>
        <translation>For example: Agreed; please move the reporting deadline to 25 December.</translation>
    </message>
    <message>
        <source>Ý kiến</source>
        <translation>Opinion</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Sửa và trình lại</source>
        <translation>Mend and submit again</translation>
    </message>
    <message>
        <source>Đã lưu ra {path}</source>
        <translation>Saved to {path}</translation>
    </message>
    <message>
        <source>Soạn trả lời</source>
        <translation>Write a reply</translation>
    </message>
    <message>
        <source>Lưu bản PDF ra tệp</source>
        <translation>Save the PDF to a file</translation>
    </message>
    <message>
        <source>Gửi thêm nơi nhận</source>
        <translation>Send to more recipients</translation>
    </message>
    <message>
        <source>{due}. {who} chưa báo cáo kết quả.</source>
        <translation>{due}. {who} has not reported a result yet.</translation>
    </message>
    <message>
        <source>Ý kiến chỉ đạo: {text}</source>
        <translation>Instruction: {text}</translation>
    </message>
    <message>
        <source>Ghi chú: {text}</source>
        <translation>Note: {text}</translation>
    </message>
    <message>
        <source>{who} đề nghị trả lại: {note}</source>
        <translation>{who} asks to have it back: {note}</translation>
    </message>
    <message>
        <source>Lần ký trước chưa được: {why}</source>
        <translation>Could not be signed last time: {why}</translation>
    </message>
    <message>
        <source>{who} xin ý kiến: {question}</source>
        <translation>{who} asks for your opinion: {question}</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>{when}, {who}</source>
        <translation>{when}, {who}</translation>
    </message>
</context>
<context>
    <name>KeyChoice</name>
    <message>
        <source>Tệp khóa PKCS#12</source>
        <translation>PKCS#12 key file</translation>
    </message>
    <message>
        <source>Chưa có, khai báo sau</source>
        <translation>None yet, state it later</translation>
    </message>
    <message>
        <source>{label} (số hiệu {serial})</source>
        <translation>{label} (serial {serial})</translation>
    </message>
    <message>
        <source>Tệp khóa PKCS#12…</source>
        <translation>PKCS#12 key file…</translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>Bảng phím tắt</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Ở mọi nơi</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Trong danh sách</source>
        <translation>In a list</translation>
    </message>
    <message>
        <source>Trong sổ trình ký</source>
        <translation>In the signature book</translation>
    </message>
    <message>
        <source>Khi xem văn bản</source>
        <translation>When reading a document</translation>
    </message>
    <message>
        <source>Khi soạn thảo</source>
        <translation>When writing</translation>
    </message>
</context>
<context>
    <name>KeyPanel</name>
    <message>
        <source>Tìm lại</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Mật khẩu tệp khóa</source>
        <translation>Password of the key file</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Đang tìm thiết bị ký số…</source>
        <translation>Looking for the signing token…</translation>
    </message>
    <message>
        <source>Chứng thư đã hết hạn nên không ký được.</source>
        <translation>The certificate has expired and cannot sign.</translation>
    </message>
    <message>
        <source>Ký bằng: {device}</source>
        <translation>Signs with: {device}</translation>
    </message>
    <message>
        <source>Ký bằng chứng thư của {who}
Hiệu lực đến {until}, nơi cấp: {issuer}</source>
        <translation>Signs with the certificate of {who}
Valid until {until}, issued by {issuer}</translation>
    </message>
    <message>
        <source>Chưa dùng được khóa ký số</source>
        <translation>The signing key cannot be used</translation>
    </message>
</context>
<context>
    <name>LivePreview</name>
    <message>
        <source>Đang dựng trang…</source>
        <translation>Setting pages…</translation>
    </message>
    <message>
        <source>Bản xem trước</source>
        <translation>Preview</translation>
    </message>
    <message numerus="yes">
        <source>Xem trước, %n trang</source>
        <translation>
            <numerusform>Preview, %n page</numerusform>
            <numerusform>Preview, %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Xem trước {shown} trang đầu trong {count} trang</source>
        <translation>Preview of the first {shown} of {count} pages</translation>
    </message>
    <message>
        <source>Trang {n}</source>
        <translation>Page {n}</translation>
    </message>
</context>
<context>
    <name>MissingList</name>
    <message numerus="yes">
        <source>Còn %n điều cần bổ sung</source>
        <translation>
            <numerusform>%n thing still to be filled in</numerusform>
            <numerusform>%n things still to be filled in</numerusform>
        </translation>
    </message>
    <message>
        <source>Đủ để trình ký</source>
        <translation>Ready to be submitted</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message numerus="yes">
        <source>{title}, %n văn bản</source>
        <translation>
            <numerusform>{title}, %n document</numerusform>
            <numerusform>{title}, %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewDeskPage</name>
    <message>
        <source>Lập bàn làm việc</source>
        <translation>Make a desk</translation>
    </message>
    <message>
        <source>Mỗi người một bàn. Dữ liệu được mã hóa và chỉ mở được bằng mật khẩu hoặc khóa khôi phục.</source>
        <translation>One desk per person. Its data are encrypted and open only by passphrase or recovery key.</translation>
    </message>
    <message>
        <source>Lập bàn</source>
        <translation>Make desk</translation>
    </message>
    <message>
        <source>Mã cơ quan</source>
        <translation>Agency code</translation>
    </message>
    <message>
        <source>H30.07</source>
        <translation>H30.07</translation>
    </message>
    <message>
        <source>Mã định danh theo Quyết định số 20/2020/QĐ-TTg.</source>
        <translation>Identification code under Decision 20/2020/QĐ-TTg.</translation>
    </message>
    <message>
        <source>Mã cán bộ</source>
        <translation>Official’s code</translation>
    </message>
    <message>
        <source>Mã do quản trị danh bạ của tỉnh cấp.</source>
        <translation>Given by the province’s directory administrator.</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Thư mục của bàn</source>
        <translation>Desk folder</translation>
    </message>
    <message>
        <source>Thư mục mới hoặc trống trên máy này.</source>
        <translation>A new or empty folder on this computer.</translation>
    </message>
    <message>
        <source>Hộp thư chung</source>
        <translation>Common mailbox</translation>
    </message>
    <message>
        <source>Thư mục dùng chung để gửi và nhận gói văn bản.</source>
        <translation>The common folder through which packages travel.</translation>
    </message>
    <message>
        <source>Chứng thư gốc tin cậy thêm</source>
        <translation>Further trusted root certificates</translation>
    </message>
    <message>
        <source>Chứng thư gốc tin cậy thêm (nếu có)</source>
        <translation>Further trusted root certificates (if any)</translation>
    </message>
    <message>
        <source>Chương trình đã có sẵn chứng thư gốc chuyên dùng Chính phủ và quốc gia.</source>
        <translation>The roots of the Government and of the nation are built in.</translation>
    </message>
    <message>
        <source>Chữ ký số cá nhân</source>
        <translation>Personal digital signature</translation>
    </message>
    <message>
        <source>Chữ ký số của cơ quan</source>
        <translation>Agency’s digital signature</translation>
    </message>
    <message>
        <source>Chữ ký số của cơ quan (văn thư)</source>
        <translation>Agency’s digital signature (clerk)</translation>
    </message>
    <message>
        <source>Tìm thiết bị ký số</source>
        <translation>Look for signing devices</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Nhập lại mật khẩu</source>
        <translation>Passphrase again</translation>
    </message>
    <message>
        <source>Ít nhất 8 ký tự; một câu ngắn dễ nhớ là tốt nhất.</source>
        <translation>At least 8 characters; a short sentence you remember is best.</translation>
    </message>
    <message>
        <source>Nhớ trong kho khóa của hệ điều hành, lần sau không hỏi mật khẩu</source>
        <translation>Remember in the system keyring; do not ask next time</translation>
    </message>
</context>
<context>
    <name>Nothing</name>
    <message>
        <source>Hết việc</source>
        <translation>All done</translation>
    </message>
    <message>
        <source>Không còn văn bản nào chờ ký. Văn bản trình mới sẽ tự hiện ở đây.</source>
        <translation>Nothing waits for your signature. New submissions appear here by themselves.</translation>
    </message>
    <message>
        <source>Chọn một văn bản trong danh sách để xem.</source>
        <translation>Choose a document in the list to read it.</translation>
    </message>
</context>
<context>
    <name>PageCanvas</name>
    <message>
        <source>Trang văn bản với các ô</source>
        <translation>Page with its fields</translation>
    </message>
    <message>
        <source>Phím mũi tên dời ô 1 mm, giữ Shift đổi kích thước; phím cách sang ô kế tiếp.</source>
        <translation>Arrow keys move a field by 1 mm, with Shift they resize it; Space goes to the next field.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Các trang của văn bản</source>
        <translation>Pages of the document</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Chọn: {name}</source>
        <translation>Choose: {name}</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>Đang ký số…</source>
        <translation>Signing…</translation>
    </message>
    <message>
        <source>Đang điền số, ngày và ký số của cơ quan…</source>
        <translation>Filling in number and date, sealing…</translation>
    </message>
    <message>
        <source>Ký số</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Phát hành</source>
        <translation>Issue</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>Đặt ô ký, số và ngày trên tệp có sẵn</source>
        <translation>Place signatures, number and date on an existing file</translation>
    </message>
    <message>
        <source>Bỏ dự thảo</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Trình ký</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Chữ ký</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Con dấu</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Trang trước</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Trang sau</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>trang {page}: {where}</source>
        <translation>page {page}: {where}</translation>
    </message>
    <message>
        <source>đang ở trang {page}; bấm lần nữa để chuyển về trang này</source>
        <translation>on page {page}; press again to bring it to this page</translation>
    </message>
    <message>
        <source>Chưa lưu</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Trang {page}/{count}</source>
        <translation>Page {page}/{count}</translation>
    </message>
    <message>
        <source>Bỏ dự thảo này? Các ô đã đặt sẽ bị xóa hẳn.</source>
        <translation>Discard this draft? The fields you placed will be deleted for good.</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>Chọn tất cả</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Đã chọn {count}/{rows}</source>
        <translation>{count}/{rows} selected</translation>
    </message>
    <message numerus="yes">
        <source>Ký %n văn bản…</source>
        <translation>
            <numerusform>Sign %n document…</numerusform>
            <numerusform>Sign %n documents…</numerusform>
        </translation>
    </message>
    <message>
        <source>Ký nhiều…</source>
        <translation>Sign several…</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Thu nhỏ</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Phóng to</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Trang {page}/{pages}</source>
        <translation>Page {page}/{pages}</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>Lý do từ chối</source>
        <translation>Reason for refusing</translation>
    </message>
    <message>
        <source>Ví dụ: Văn bản gửi không đúng thẩm quyền giải quyết.</source>
        <translation>Example: Sent to an agency that is not competent.</translation>
    </message>
    <message>
        <source>Nơi gửi được báo ngay lý do này. Văn bản không vào sổ.</source>
        <translation>The sender is told this reason at once. The document is not registered.</translation>
    </message>
    <message>
        <source>Lý do hủy số</source>
        <translation>Reason for voiding the number</translation>
    </message>
    <message>
        <source>Ví dụ: Văn bản không ban hành nữa.</source>
        <translation>Example: The document will not be issued.</translation>
    </message>
    <message>
        <source>Số đã cấp vẫn nằm trong sổ kèm lý do hủy và không cấp lại cho văn bản khác.</source>
        <translation>The number stays in the register with the reason and is never given again.</translation>
    </message>
    <message>
        <source>Điều cần sửa</source>
        <translation>What to mend</translation>
    </message>
    <message>
        <source>Ví dụ: Bổ sung căn cứ Nghị định 30/2020/NĐ-CP; sửa hạn báo cáo tại Điều 2.</source>
        <translation>Example: Add Decree 30/2020/NĐ-CP to the grounds; correct the date in Article 2.</translation>
    </message>
    <message>
        <source>Văn bản trở về bàn người soạn kèm lời này.</source>
        <translation>The document goes back to its drafter with these words.</translation>
    </message>
    <message>
        <source>Lý do trả lại</source>
        <translation>Reason for returning</translation>
    </message>
    <message>
        <source>Ví dụ: Việc thuộc Phòng Tổ chức biên chế.</source>
        <translation>Example: This belongs to the Organisation Division.</translation>
    </message>
    <message>
        <source>Văn bản trở về lãnh đạo đã phân công.</source>
        <translation>The document goes back to the leader who assigned it.</translation>
    </message>
</context>
<context>
    <name>RecipientsTab</name>
    <message>
        <source>Chưa gửi</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>Văn bản này chưa có nơi nhận điện tử.</source>
        <translation>This document has no electronic recipients yet.</translation>
    </message>
    <message>
        <source>Gửi lúc {when}</source>
        <translation>Sent at {when}</translation>
    </message>
    <message>
        <source>Chưa có xác nhận của nơi nhận</source>
        <translation>No receipt from the recipient yet</translation>
    </message>
    <message>
        <source>Nơi nhận xác nhận lúc {when}</source>
        <translation>Receipt confirmed at {when}</translation>
    </message>
    <message>
        <source>{status}, lúc {when}</source>
        <translation>{status}, at {when}</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Ghi lại khóa khôi phục</source>
        <translation>Note the recovery key</translation>
    </message>
    <message>
        <source>Khóa này mở bàn khi quên mật khẩu. Chương trình chỉ hiện một lần và không giữ lại.</source>
        <translation>This key opens the desk when the passphrase is forgotten. It is shown once and not kept.</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Khóa khôi phục</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>Tôi đã ghi khóa ra giấy và cất ở nơi an toàn</source>
        <translation>I have written the key on paper and put it in a safe place</translation>
    </message>
    <message>
        <source>Gửi thẻ ghi danh cho quản trị danh bạ của tỉnh để nhận danh bạ đã ký:
{card}</source>
        <translation>Send this card to the province’s directory administrator to get the signed directory:
{card}</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>Cấp số, vào sổ văn bản đi</source>
        <translation>Number and register</translation>
    </message>
    <message>
        <source>Cấp số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Đang cấp số…</source>
        <translation>Numbering…</translation>
    </message>
    <message>
        <source>Ngày {day}, sổ «{series}» năm {year}. Số được giữ liên tục, không cấp lại.</source>
        <translation>{day}, register «{series}», {year}. Numbers run without gap and are never given twice.</translation>
    </message>
</context>
<context>
    <name>RegisterInDialog</name>
    <message>
        <source>Vào sổ văn bản đến</source>
        <translation>Register incoming</translation>
    </message>
    <message>
        <source>Vào sổ và trình</source>
        <translation>Register and present</translation>
    </message>
    <message>
        <source>Đang vào sổ…</source>
        <translation>Registering…</translation>
    </message>
    <message>
        <source>Số đến {number}</source>
        <translation>Arrival number {number}</translation>
    </message>
    <message>
        <source>Đang kiểm tra chữ ký số…</source>
        <translation>Checking signatures…</translation>
    </message>
    <message>
        <source>Trình lãnh đạo phân công</source>
        <translation>Present to leader</translation>
    </message>
    <message>
        <source>Đã có văn bản cùng số, ký hiệu, ngày của nơi này. Số đến: {numbers}</source>
        <translation>There already is a document of this sender with the same number and date. Arrival number: {numbers}</translation>
    </message>
    <message>
        <source>chưa vào sổ</source>
        <translation>not registered</translation>
    </message>
    <message>
        <source>Chữ ký số: {verdict}. {reason}</source>
        <translation>Signature: {verdict}. {reason}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Báo cáo</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>Sổ đăng ký</source>
        <translation>Registers</translation>
    </message>
</context>
<context>
    <name>ReviewRow</name>
    <message>
        <source>Trang đặt chữ ký</source>
        <translation>Page that carries the signature</translation>
    </message>
    <message>
        <source>Chưa mở xem</source>
        <translation>Not opened</translation>
    </message>
    <message>
        <source>Đã xem, sẵn sàng ký</source>
        <translation>Opened, ready to sign</translation>
    </message>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>chữ ký ở trang {page}</source>
        <translation>signature on page {page}</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Tra cứu</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Kết quả tra cứu</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>Gõ vào ô tìm kiếm phía trên (Ctrl+K).</source>
        <translation>Type into the search field above (Ctrl+K).</translation>
    </message>
    <message>
        <source>Tìm theo số, ký hiệu, trích yếu, cơ quan hoặc từ trong nội dung. Gõ không dấu để tìm rộng, gõ có dấu để tìm đúng từ.</source>
        <translation>Search by number, subject, agency or words of the text. Without diacritics you find more, with them exactly those words.</translation>
    </message>
    <message>
        <source>Không tìm thấy. Thử ít từ hơn, hoặc gõ không dấu.</source>
        <translation>Nothing found. Try fewer words, or type without diacritics.</translation>
    </message>
    <message>
        <source>tìm đúng dấu</source>
        <translation>exact diacritics</translation>
    </message>
    <message>
        <source>tìm không phân biệt dấu</source>
        <translation>any diacritics</translation>
    </message>
    <message>
        <source>{count} văn bản cho «{question}», {exact}, mới nhất trước</source>
        <translation>{count} documents for «{question}», {exact}, newest first</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Gửi văn bản</source>
        <translation>Send document</translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Đang đóng gói, mã hóa…</source>
        <translation>Sealing and encrypting…</translation>
    </message>
    <message>
        <source>Nơi nhận điện tử</source>
        <translation>Electronic recipients</translation>
    </message>
    <message>
        <source>Đã gửi: {names}</source>
        <translation>Sent already: {names}</translation>
    </message>
    <message>
        <source>Gói gửi được ký và mã hóa riêng cho từng nơi nhận. Văn bản đã gửi không lấy lại được.</source>
        <translation>The package is signed, and encrypted to each recipient. What has been sent cannot be taken back.</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Trình lại</source>
        <translation>Submit again</translation>
    </message>
    <message>
        <source>Bị trả lại: {note}</source>
        <translation>Returned: {note}</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Dự thảo còn thiếu thông tin, chưa trình ký được.</source>
        <translation>The draft is incomplete and cannot be submitted yet.</translation>
    </message>
    <message>
        <source>Bỏ dự thảo</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Trình ký</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Chưa lưu</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Soạn {kind}</source>
        <translation>Write {kind}</translation>
    </message>
    <message>
        <source>Đã lưu lúc {time}</source>
        <translation>Saved at {time}</translation>
    </message>
    <message>
        <source>Chưa lưu được</source>
        <translation>Could not be saved</translation>
    </message>
    <message>
        <source>Không lưu</source>
        <translation>Not kept</translation>
    </message>
    <message>
        <source>Văn bản độ mật «{level}» không được soạn, lưu hoặc gửi trên máy này ({rule}).</source>
        <translation>A document marked «{level}» may not be written, kept or sent on this computer ({rule}).</translation>
    </message>
    <message>
        <source>Đặt lại không mật</source>
        <translation>Set back to not secret</translation>
    </message>
    <message>
        <source>Bỏ dự thảo này? Nội dung sẽ bị xóa hẳn.</source>
        <translation>Discard this draft? Its text will be gone for good.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Soạn văn bản</source>
        <translation>New document</translation>
    </message>
    <message>
        <source>Tùy chọn</source>
        <translation>Options</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Ctrl+K tìm    F5 gửi nhận    F1 trợ giúp</source>
        <translation>Ctrl+K search    F5 exchange    F1 help</translation>
    </message>
    <message>
        <source>Ctrl+S lưu    Ctrl+Enter trình ký    Ctrl+W đóng    F1 trợ giúp</source>
        <translation>Ctrl+S save    Ctrl+Enter submit    Ctrl+W close    F1 help</translation>
    </message>
    <message>
        <source>J K chọn    Enter mở    Ctrl+Enter việc chính    F1 trợ giúp</source>
        <translation>J K choose    Enter open    Ctrl+Enter main act    F1 help</translation>
    </message>
    <message>
        <source>Hộp thư: chưa kết nối</source>
        <translation>Mailbox: not connected</translation>
    </message>
    <message>
        <source>Hộp thư: đã kết nối</source>
        <translation>Mailbox: connected</translation>
    </message>
    <message>
        <source>Hộp thư: {problem}</source>
        <translation>Mailbox: {problem}</translation>
    </message>
    <message>
        <source>Hộp thư: đã kết nối, gửi nhận gần nhất lúc {time} (gửi {sent}, nhận {received})</source>
        <translation>Mailbox: connected, last exchange at {time} ({sent} sent, {received} received)</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>SubmitDialog</name>
    <message>
        <source>Trình ký</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Đang tạo văn bản PDF/A…</source>
        <translation>Making the PDF/A…</translation>
    </message>
    <message>
        <source>{kind}, người ký: {signer}</source>
        <translation>{kind}, signer: {signer}</translation>
    </message>
    <message>
        <source>Trình lãnh đạo</source>
        <translation>Submit to</translation>
    </message>
    <message>
        <source>Ví dụ: Kính trình Giám đốc xem xét, ký ban hành.</source>
        <translation>Example: For the Director’s consideration and signature.</translation>
    </message>
    <message>
        <source>Lời trình (nếu có)</source>
        <translation>Note (if any)</translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message>
        <source>Tỉnh mẫu: chọn bàn làm việc</source>
        <translation>Demo province: choose a desk</translation>
    </message>
    <message>
        <source>Chọn người để ngồi vào bàn của người đó. PIN ký số của mọi bàn: 123456</source>
        <translation>Choose whose desk to sit at. Signing PIN of every desk: 123456</translation>
    </message>
</context>
<context>
    <name>TableSizeDialog</name>
    <message>
        <source>Chèn bảng</source>
        <translation>Insert table</translation>
    </message>
    <message>
        <source>Số cột</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Số hàng</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>Chèn</source>
        <translation>Insert</translation>
    </message>
</context>
<context>
    <name>TargetCard</name>
    <message>
        <source>Cách tính: {formula}</source>
        <translation>Formula: {formula}</translation>
    </message>
    <message>
        <source>chưa có số liệu</source>
        <translation>no figures yet</translation>
    </message>
    <message>
        <source>Tỷ lệ đạt</source>
        <translation>Share reached</translation>
    </message>
    <message>
        <source>mục tiêu {goal} %</source>
        <translation>goal {goal} %</translation>
    </message>
    <message>
        <source>Không có văn bản nào trong kỳ, {goal}</source>
        <translation>No documents in this period, {goal}</translation>
    </message>
    <message>
        <source>Đạt, {goal}</source>
        <translation>Met, {goal}</translation>
    </message>
    <message>
        <source>Chưa đạt, {goal}</source>
        <translation>Not met, {goal}</translation>
    </message>
    <message>
        <source>{met} trên {counted} văn bản</source>
        <translation>{met} of {counted} documents</translation>
    </message>
    <message numerus="yes">
        <source>không tính %n văn bản mật</source>
        <translation>
            <numerusform>%n secret document not counted</numerusform>
            <numerusform>%n secret documents not counted</numerusform>
        </translation>
    </message>
    <message>
        <source>Xem danh sách</source>
        <translation>Show list</translation>
    </message>
    <message numerus="yes">
        <source>Chưa đạt (%n)</source>
        <translation>
            <numerusform>Not met (%n)</numerusform>
            <numerusform>Not met (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa đạt: {name}</source>
        <translation>Not met: {name}</translation>
    </message>
</context>
<context>
    <name>TargetsTab</name>
    <message>
        <source>Các chỉ tiêu</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>Tháng</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Quý</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Kỳ trước</source>
        <translation>Previous period</translation>
    </message>
    <message>
        <source>Kỳ sau</source>
        <translation>Next period</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Phần của văn bản</source>
        <translation>Parts of the document</translation>
    </message>
    <message>
        <source>Nội dung văn bản</source>
        <translation>Text of the document</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Thêm phụ lục</source>
        <translation>Add annex</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Tìm số, ký hiệu, trích yếu, cơ quan ban hành…</source>
        <translation>Find a number, subject, issuing agency…</translation>
    </message>
    <message>
        <source>Tìm văn bản</source>
        <translation>Find documents</translation>
    </message>
    <message>
        <source>Gửi nhận và tải lại</source>
        <translation>Exchange and reload</translation>
    </message>
    <message>
        <source>Đổi nền sáng, nền tối</source>
        <translation>Light or dark theme</translation>
    </message>
    <message>
        <source>Bảng phím tắt</source>
        <translation>Keyboard shortcuts</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Mở bàn làm việc</source>
        <translation>Open desk</translation>
    </message>
    <message>
        <source>Bàn tại {folder}</source>
        <translation>Desk at {folder}</translation>
    </message>
    <message>
        <source>Mở bàn</source>
        <translation>Open desk</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Dùng khóa khôi phục</source>
        <translation>Use the recovery key</translation>
    </message>
    <message>
        <source>Tệp danh bạ đã ký</source>
        <translation>Signed directory file</translation>
    </message>
    <message>
        <source>Khóa của quản trị danh bạ</source>
        <translation>Directory administrator’s key</translation>
    </message>
    <message>
        <source>64 chữ số và chữ cái a đến f</source>
        <translation>64 digits and letters a to f</translation>
    </message>
    <message>
        <source>Khóa khôi phục</source>
        <translation>Recovery key</translation>
    </message>
</context>
<context>
    <name>VerdictLine</name>
    <message>
        <source>Đang kiểm tra chữ ký số…</source>
        <translation>Checking signatures…</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Chào mừng</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Bàn làm việc văn thư: soạn, ký số, phát hành, gửi nhận và lưu văn bản. Bắt đầu từ một bàn.</source>
        <translation>A desk for official correspondence: write, sign, issue, exchange and file. It begins with a desk.</translation>
    </message>
    <message>
        <source>Lập bàn làm việc mới</source>
        <translation>Make a new desk</translation>
    </message>
    <message>
        <source>Mở bàn đã có…</source>
        <translation>Open an existing desk…</translation>
    </message>
    <message>
        <source>Chọn thư mục của bàn</source>
        <translation>Choose the desk’s folder</translation>
    </message>
    <message>
        <source>Thư mục này không phải là bàn làm việc. Chọn thư mục có tệp khoa.json.</source>
        <translation>This folder is no desk. Choose the one with the file khoa.json.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message numerus="yes">
        <source>Đã đưa vào hàng gửi: %n nơi nhận.</source>
        <translation>
            <numerusform>In the outbox: for %n recipient.</numerusform>
            <numerusform>In the outbox: for %n recipients.</numerusform>
        </translation>
    </message>
    <message>
        <source>{agency} – {person}</source>
        <translation>{agency} – {person}</translation>
    </message>
    <message>
        <source>Ngôn ngữ mới được dùng từ lần mở sau.</source>
        <translation>The new language is used from the next start on.</translation>
    </message>
    <message>
        <source>Chọn tệp PDF của văn bản</source>
        <translation>Choose the document&apos;s PDF file</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Đang gửi đề nghị…</source>
        <translation>Sending the request…</translation>
    </message>
    <message>
        <source>Ví dụ: Cần sửa căn cứ tại trang 1.</source>
        <translation>For example: A legal basis on page 1 must be mended.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Nếu văn thư chưa mở, văn bản tự trở về sổ trình ký; nếu đã mở, văn thư nhận được đề nghị.</source>
        <translation>If the clerk has not opened it, the document comes back to your book by itself; otherwise the clerk gets the request.</translation>
    </message>
    <message>
        <source>Văn thư đã mở văn bản: đây là lời đề nghị, văn thư quyết định việc trả lại.</source>
        <translation>The clerk has opened the document: this is a request, and the clerk decides.</translation>
    </message>
</context>
<context>
    <name>books</name>
    <message>
        <source>Số, ký hiệu văn bản</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ngày tháng văn bản</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Tên loại và trích yếu nội dung</source>
        <translation>Kind and subject</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Nơi nhận văn bản</source>
        <translation>Recipients of the document</translation>
    </message>
    <message>
        <source>Đơn vị, người nhận bản lưu</source>
        <translation>Keeper of file copy</translation>
    </message>
    <message>
        <source>Số lượng bản</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Ngày chuyển</source>
        <translation>Sent on</translation>
    </message>
    <message>
        <source>Ký nhận</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Ngày đến</source>
        <translation>Arrived on</translation>
    </message>
    <message>
        <source>Số đến</source>
        <translation>Arrival number</translation>
    </message>
    <message>
        <source>Tác giả</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>Đơn vị hoặc người nhận</source>
        <translation>Handed to</translation>
    </message>
    <message>
        <source>Hủy số: {reason}</source>
        <translation>Voided: {reason}</translation>
    </message>
    <message>
        <source>Văn thư</source>
        <translation>Clerk</translation>
    </message>
</context>
<context>
    <name>boxes</name>
    <message>
        <source>Cần xử lý</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>Không còn văn bản nào chờ bạn xử lý.</source>
        <translation>Nothing is waiting for you.</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Không có văn bản quá hạn.</source>
        <translation>Nothing is overdue.</translation>
    </message>
    <message>
        <source>Sắp đến hạn</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Không có văn bản đến hạn trong hai ngày làm việc tới.</source>
        <translation>Nothing is due in the next two working days.</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Chưa có văn bản đến. Văn bản nơi khác gửi tới sẽ tự hiện ở đây.</source>
        <translation>No incoming documents yet. What others send will show here by itself.</translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>Không có văn bản nào chờ cấp số, phát hành hoặc gửi.</source>
        <translation>Nothing is waiting to be numbered, issued or sent.</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Chưa gửi văn bản nào.</source>
        <translation>Nothing has been sent yet.</translation>
    </message>
    <message>
        <source>Chưa có văn bản đi. Bấm «Soạn văn bản» để bắt đầu.</source>
        <translation>No outgoing documents yet. Press «New document» to begin.</translation>
    </message>
    <message>
        <source>Cần cho ý kiến</source>
        <translation>Opinion wanted</translation>
    </message>
    <message>
        <source>Không có văn bản nào chờ ý kiến của bạn.</source>
        <translation>No document waits for your opinion.</translation>
    </message>
    <message>
        <source>Văn bản đi</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Đang soạn</source>
        <translation>Being written</translation>
    </message>
    <message>
        <source>Không có dự thảo dở dang. Bấm «Soạn văn bản» (Ctrl+N) để bắt đầu.</source>
        <translation>No unfinished drafts. Press «New document» (Ctrl+N) to begin.</translation>
    </message>
    <message>
        <source>Bị trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Không có văn bản bị trả lại.</source>
        <translation>Nothing was returned.</translation>
    </message>
    <message>
        <source>Đã trình</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>Không có văn bản đang chờ ký hoặc chờ cấp số.</source>
        <translation>Nothing is waiting for signature or number.</translation>
    </message>
    <message>
        <source>Dự thảo</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Chờ ký</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>Không có văn bản chờ ký.</source>
        <translation>Nothing is waiting for signature.</translation>
    </message>
    <message>
        <source>Đã ký</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>Chưa có văn bản nào được ký.</source>
        <translation>Nothing has been signed yet.</translation>
    </message>
    <message>
        <source>Đã trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Trình ký</source>
        <translation>For signature</translation>
    </message>
</context>
<context>
    <name>choose</name>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Đoạn văn</source>
        <translation>Paragraph</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Grounds</translation>
    </message>
    <message>
        <source>Điều</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Khoản 1, 2, 3</source>
        <translation>Clause 1, 2, 3</translation>
    </message>
    <message>
        <source>Điểm a, b, c</source>
        <translation>Point a, b, c</translation>
    </message>
    <message>
        <source>Mục lớn I, II, III</source>
        <translation>Heading I, II, III</translation>
    </message>
    <message>
        <source>Dòng giữa</source>
        <translation>Centred line</translation>
    </message>
    <message>
        <source>Phần</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Chương</source>
        <translation>Chapter</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Tiểu mục</source>
        <translation>Subsection</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Từ tệp PDF có sẵn…</source>
        <translation>From an existing PDF…</translation>
    </message>
    <message>
        <source>Loại khác</source>
        <translation>Other kinds</translation>
    </message>
    <message>
        <source>Đổi nền sáng, nền tối</source>
        <translation>Light or dark theme</translation>
    </message>
    <message>
        <source>Bảng phím tắt</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Thoát</source>
        <translation>Quit</translation>
    </message>
</context>
<context>
    <name>periods</name>
    <message>
        <source>Tháng {month}/{year}</source>
        <translation>{month}/{year}</translation>
    </message>
    <message>
        <source>Quý {quarter}/{year}</source>
        <translation>Quarter {quarter}/{year}</translation>
    </message>
    <message>
        <source>Năm {year}</source>
        <translation>{year}</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>Xử lý</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Lưu trữ</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Theo dõi</source>
        <translation>Follow</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Case files</translation>
    </message>
    <message>
        <source>Tra cứu</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Gửi nhận</source>
        <translation>Exchange</translation>
    </message>
</context>
<context>
    <name>rows</name>
    <message>
        <source>Chưa ký được</source>
        <translation>Could not be signed</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Đã mở</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Chưa mở</source>
        <translation>Not opened</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Tìm văn bản</source>
        <translation>Find documents</translation>
    </message>
    <message>
        <source>Soạn văn bản</source>
        <translation>New document</translation>
    </message>
    <message>
        <source>Gửi nhận và tải lại</source>
        <translation>Exchange and reload</translation>
    </message>
    <message>
        <source>Làm việc chính của văn bản đang xem</source>
        <translation>Main act of the document in view</translation>
    </message>
    <message>
        <source>Sang khung kế tiếp</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>Mở mục thứ nhất của thanh bên (Ctrl+2, Ctrl+3… mục sau)</source>
        <translation>First place of the side bar (Ctrl+2, Ctrl+3… the next ones)</translation>
    </message>
    <message>
        <source>Đổi nền sáng, nền tối</source>
        <translation>Light or dark theme</translation>
    </message>
    <message>
        <source>Bảng phím tắt</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Thoát</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Văn bản kế tiếp (hoặc ↓)</source>
        <translation>Next document (or ↓)</translation>
    </message>
    <message>
        <source>Văn bản trước (hoặc ↑)</source>
        <translation>Previous document (or ↑)</translation>
    </message>
    <message>
        <source>Sang khung xem văn bản</source>
        <translation>Go to the preview</translation>
    </message>
    <message>
        <source>Ký số văn bản đang xem</source>
        <translation>Sign the document shown</translation>
    </message>
    <message>
        <source>Trả lại kèm ý kiến</source>
        <translation>Return with a note</translation>
    </message>
    <message>
        <source>Xin ý kiến đồng nghiệp</source>
        <translation>Ask a colleague’s opinion</translation>
    </message>
    <message>
        <source>Để sau (bấm lần nữa: về đúng thứ tự)</source>
        <translation>Put aside (again: back into its order)</translation>
    </message>
    <message>
        <source>Chọn văn bản để ký nhiều (hoặc phím cách)</source>
        <translation>Select for signing several (or Space)</translation>
    </message>
    <message>
        <source>Chọn thêm văn bản kế tiếp (Shift+↑: trước)</source>
        <translation>Select the next one too (Shift+↑: the one before)</translation>
    </message>
    <message>
        <source>Chọn tất cả văn bản chờ ký</source>
        <translation>Select all documents to sign</translation>
    </message>
    <message>
        <source>Ký các văn bản đã chọn</source>
        <translation>Sign the selected documents</translation>
    </message>
    <message>
        <source>Về danh sách trình ký</source>
        <translation>Back to the documents to sign</translation>
    </message>
    <message>
        <source>Phóng to trang</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Thu nhỏ trang</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Vừa bề ngang</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>Lưu bản PDF ra tệp</source>
        <translation>Save the PDF to a file</translation>
    </message>
    <message>
        <source>Lưu dự thảo</source>
        <translation>Save draft</translation>
    </message>
    <message>
        <source>Trình ký dự thảo</source>
        <translation>Submit draft</translation>
    </message>
    <message>
        <source>Đóng dự thảo</source>
        <translation>Close draft</translation>
    </message>
    <message>
        <source>Chữ đậm</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Chữ nghiêng</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>Chữ gạch chân</source>
        <translation>Underline</translation>
    </message>
    <message>
        <source>Xuống một cấp: Điều, khoản, điểm</source>
        <translation>One level in: article, clause, point</translation>
    </message>
    <message>
        <source>Lên một cấp</source>
        <translation>One level out</translation>
    </message>
    <message>
        <source>Đoạn văn</source>
        <translation>Paragraph</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Grounds</translation>
    </message>
    <message>
        <source>Điều</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Khoản</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>Điểm</source>
        <translation>Point</translation>
    </message>
    <message>
        <source>Mục lớn I, II, III</source>
        <translation>Heading I, II, III</translation>
    </message>
    <message>
        <source>Chèn bảng</source>
        <translation>Insert table</translation>
    </message>
</context>
<context>
    <name>terms</name>
    <message>
        <source>Dự thảo</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Chờ ký</source>
        <translation>Awaiting signature</translation>
    </message>
    <message>
        <source>Bị trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Chờ cấp số</source>
        <translation>Awaiting number</translation>
    </message>
    <message>
        <source>Đã cấp số, chờ phát hành</source>
        <translation>Numbered, to be issued</translation>
    </message>
    <message>
        <source>Đã hủy số</source>
        <translation>Number voided</translation>
    </message>
    <message>
        <source>Đã phát hành, chờ gửi</source>
        <translation>Issued, to be sent</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Mới đến, chờ vào sổ</source>
        <translation>New, to be registered</translation>
    </message>
    <message>
        <source>Đã từ chối tiếp nhận</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Chờ phân công</source>
        <translation>To be assigned</translation>
    </message>
    <message>
        <source>Đã phân công</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Hoàn thành</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Trình ký</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Ký số</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Cấp số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Hủy số</source>
        <translation>Void number</translation>
    </message>
    <message>
        <source>Phát hành</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Vào sổ đến</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Phân công</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Bắt đầu xử lý</source>
        <translation>Start work</translation>
    </message>
    <message>
        <source>Lập hồ sơ</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Văn thư</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Lãnh đạo</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Chuyên viên</source>
        <translation>Specialist</translation>
    </message>
    <message>
        <source>Lưu trữ</source>
        <translation>Archivist</translation>
    </message>
    <message>
        <source>Quản trị</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Thường</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Khẩn</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Thượng khẩn</source>
        <translation>Very urgent</translation>
    </message>
    <message>
        <source>Hỏa tốc</source>
        <translation>Express</translation>
    </message>
    <message>
        <source>Hỏa tốc hẹn giờ</source>
        <translation>Express at a set time</translation>
    </message>
    <message>
        <source>Đã đến</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>Đã tiếp nhận, vào sổ</source>
        <translation>Accepted and registered</translation>
    </message>
    <message>
        <source>Đã phân công xử lý</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>Hoàn thành xử lý</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Yêu cầu thu hồi</source>
        <translation>Recall requested</translation>
    </message>
    <message>
        <source>Đồng ý cập nhật, thu hồi</source>
        <translation>Update or recall agreed</translation>
    </message>
    <message>
        <source>Từ chối cập nhật, thu hồi</source>
        <translation>Update or recall declined</translation>
    </message>
    <message>
        <source>Hợp lệ</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>Toàn vẹn, chưa rõ nơi cấp</source>
        <translation>Intact, issuer not trusted</translation>
    </message>
    <message>
        <source>Chưa kết luận được</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>Đã bị thay đổi</source>
        <translation>Changed after signing</translation>
    </message>
    <message>
        <source>Không hợp lệ</source>
        <translation>Not valid</translation>
    </message>
    <message>
        <source>Chưa ký số</source>
        <translation>Not signed</translation>
    </message>
    <message>
        <source>Chữ ký của người có thẩm quyền</source>
        <translation>Signature of the competent person</translation>
    </message>
    <message>
        <source>Chữ ký của cơ quan, tổ chức</source>
        <translation>Seal of the agency</translation>
    </message>
    <message>
        <source>Dấu thời gian</source>
        <translation>Time-stamp</translation>
    </message>
    <message>
        <source>Chữ ký số khác</source>
        <translation>Other signature</translation>
    </message>
    <message>
        <source>Văn bản gửi hoàn toàn bằng điện tử</source>
        <translation>Documents sent by electronic means only</translation>
    </message>
    <message>
        <source>Số văn bản đi không mật đã gửi điện tử, không kèm bản giấy ÷ số văn bản đi không mật đã phát hành trong kỳ</source>
        <translation>Outgoing non-secret documents sent electronically without paper ÷ outgoing non-secret documents issued in the period</translation>
    </message>
    <message>
        <source>Văn bản điện tử có chữ ký số của cơ quan</source>
        <translation>Electronic documents with the agency’s signature</translation>
    </message>
    <message>
        <source>Số văn bản đã gửi có chữ ký số hợp lệ của cơ quan ÷ số văn bản đã gửi điện tử trong kỳ</source>
        <translation>Documents sent with a valid signature of the agency ÷ documents sent electronically in the period</translation>
    </message>
    <message>
        <source>Văn bản đến xử lý đúng hạn</source>
        <translation>Incoming documents finished on time</translation>
    </message>
    <message>
        <source>Số văn bản đến hoàn thành trong hạn ÷ số văn bản đến có hạn trong kỳ đã hoàn thành hoặc đã quá hạn</source>
        <translation>Incoming documents finished by their deadline ÷ incoming documents with a deadline in the period that are finished or overdue</translation>
    </message>
    <message>
        <source>Quá hạn {days} ngày</source>
        <translation>Overdue {days} d</translation>
    </message>
    <message>
        <source>Còn {days} ngày</source>
        <translation>{days} d left</translation>
    </message>
    <message>
        <source>Xong, trễ {days} ngày</source>
        <translation>Done {days} d late</translation>
    </message>
    <message>
        <source>Hết hạn hôm nay</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>Xong đúng hạn</source>
        <translation>Done in time</translation>
    </message>
</context>
<context>
    <name>told</name>
    <message>
        <source>Đã trình ký: {who}.</source>
        <translation>Submitted to: {who}.</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>Chưa có chữ ký số</source>
        <translation>Not signed yet</translation>
    </message>
    <message>
        <source>Chữ ký số hợp lệ: {names}</source>
        <translation>Valid signatures: {names}</translation>
    </message>
    <message>
        <source>Chữ ký số: {verdict}</source>
        <translation>Signatures: {verdict}</translation>
    </message>
    <message>
        <source>theo dấu thời gian</source>
        <translation>by time-stamp</translation>
    </message>
    <message>
        <source>theo đồng hồ máy ký</source>
        <translation>by the signer’s clock</translation>
    </message>
    <message>
        <source>Ký lúc {when} ({source}), mức {level}</source>
        <translation>Signed at {when} ({source}), level {level}</translation>
    </message>
    <message>
        <source>Chứng thư do {issuer} cấp, hết hạn {until}, số {serial}</source>
        <translation>Certificate issued by {issuer}, expires {until}, serial {serial}</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Hôm qua</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>ngày {day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>Số đến {number}</source>
        <translation>Arrival number {number}</translation>
    </message>
    <message>
        <source>Chưa chọn nơi nhận</source>
        <translation>No recipients chosen</translation>
    </message>
    <message>
        <source>{first} và {count} nơi khác</source>
        <translation>{first} and {count} more</translation>
    </message>
    <message>
        <source>Xin ý kiến</source>
        <translation>Ask opinion</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Xem lại</source>
        <translation>Take up</translation>
    </message>
    <message>
        <source>Cho ý kiến</source>
        <translation>Give opinion</translation>
    </message>
    <message>
        <source>Rút lại chữ ký</source>
        <translation>Take signature back</translation>
    </message>
    <message>
        <source>Đề nghị trả lại</source>
        <translation>Ask to return</translation>
    </message>
    <message>
        <source>Trình {whom} ký</source>
        <translation>Submitted to {whom} for signature</translation>
    </message>
    <message>
        <source>Trả lại cho {whom}</source>
        <translation>Returned to {whom}</translation>
    </message>
    <message>
        <source>Ký số (PAdES {level}), chuyển văn thư</source>
        <translation>Signed (PAdES {level}), passed to the clerk</translation>
    </message>
    <message>
        <source>Cấp số {number:02d}, sổ «{register}» năm {year}</source>
        <translation>Number {number:02d}, register «{register}», {year}</translation>
    </message>
    <message>
        <source>Hủy số</source>
        <translation>Number voided</translation>
    </message>
    <message>
        <source>Phát hành: điền số, ngày và ký số của cơ quan (PAdES {level})</source>
        <translation>Issued: number and date filled in, sealed by the agency (PAdES {level})</translation>
    </message>
    <message>
        <source>Bổ sung dấu thời gian và dữ liệu kiểm tra (PAdES {level})</source>
        <translation>Time-stamps and validation data added (PAdES {level})</translation>
    </message>
    <message>
        <source>Gửi tới {names}</source>
        <translation>Sent to {names}</translation>
    </message>
    <message>
        <source>Nhận từ {whom} qua trục liên thông</source>
        <translation>Received from {whom}</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Vào sổ văn bản đến số {number}, trình {whom}</source>
        <translation>Registered as incoming {number}, presented to {whom}</translation>
    </message>
    <message>
        <source>Phân công {whom} chủ trì, hạn {deadline}</source>
        <translation>Assigned to {whom}, due {deadline}</translation>
    </message>
    <message>
        <source>Bắt đầu xử lý</source>
        <translation>Work started</translation>
    </message>
    <message>
        <source>Hoàn thành xử lý</source>
        <translation>Work finished</translation>
    </message>
    <message>
        <source>Đưa vào hồ sơ công việc</source>
        <translation>Put into a case file</translation>
    </message>
    <message>
        <source>Đã xem</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Chọn ký trong lô khi chưa mở văn bản</source>
        <translation>Chose to sign in a batch without opening</translation>
    </message>
    <message>
        <source>Xin ý kiến {whom}</source>
        <translation>Asked {whom} for an opinion</translation>
    </message>
    <message>
        <source>{whom} cho ý kiến</source>
        <translation>{whom} gave an opinion</translation>
    </message>
    <message>
        <source>Rút lại chữ ký, trả về {whom}</source>
        <translation>Took the signature back, returned to {whom}</translation>
    </message>
    <message>
        <source>{whom} đề nghị trả lại</source>
        <translation>{whom} asks for its return</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>{whom} xác nhận đã nhận gói</source>
        <translation>{whom} confirmed receipt</translation>
    </message>
    <message>
        <source>{whom} báo: {status}</source>
        <translation>{whom} reports: {status}</translation>
    </message>
</context>
</TS>
